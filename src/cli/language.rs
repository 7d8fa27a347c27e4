//! Which language the user reads.

use loketmeter::Language;

/// The language of the environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
/// that is set decides. Dutch, unless it says English.
pub(crate) fn from_environment(get: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| get(name).filter(|value| !value.is_empty()))
        .unwrap_or_default();
    let english = locale
        .get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case("en"));
    if english { Language::En } else { Language::Nl }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &'static [(&'static str, &'static str)]) -> Language {
        from_environment(|name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn dutch_unless_the_environment_says_english() {
        assert_eq!(with(&[]), Language::Nl);
        assert_eq!(with(&[("LANG", "C.UTF-8")]), Language::Nl);
        assert_eq!(with(&[("LANG", "nl_NL.UTF-8")]), Language::Nl);
        assert_eq!(with(&[("LANG", "en_GB.UTF-8")]), Language::En);
    }

    #[test]
    fn lc_all_goes_before_lang() {
        let both = &[("LANG", "en_US.UTF-8"), ("LC_ALL", "nl_NL.UTF-8")];
        assert_eq!(with(both), Language::Nl);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "en_US")]), Language::En);
    }
}

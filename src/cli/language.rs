//! Which language the user reads.

use std::ffi::OsString;

use loketmeter::Language;

/// The language that `--lang` asks for; nothing without it, or when it is no language.
pub(crate) fn asked(words: &[OsString]) -> Option<Language> {
    let mut words = words.iter().map(|word| word.to_str().unwrap_or_default());
    while let Some(word) = words.next() {
        let value = match word {
            "--" => return None,
            "--lang" => words.next(),
            _ => word.strip_prefix("--lang="),
        };
        match value {
            Some("nl") => return Some(Language::Nl),
            Some("en") => return Some(Language::En),
            _ => {}
        }
    }
    None
}

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
    fn the_option_goes_before_the_environment() {
        let asked = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            asked(&words)
        };
        assert_eq!(
            asked(&["audit", "--lang", "en", "--help"]),
            Some(Language::En)
        );
        assert_eq!(asked(&["--lang=nl", "audit"]), Some(Language::Nl));
        assert_eq!(asked(&["audit", "--", "--lang", "en"]), None);
        assert_eq!(asked(&["audit", "--lang", "fy"]), None);
        assert_eq!(asked(&["audit", "--lang"]), None);
    }

    #[test]
    fn lc_all_goes_before_lang() {
        let both = &[("LANG", "en_US.UTF-8"), ("LC_ALL", "nl_NL.UTF-8")];
        assert_eq!(with(both), Language::Nl);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "en_US")]), Language::En);
    }
}

//! Folding of characters: one spelling for upper case, accents and invisible characters.

/// What one character of a page means for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// A letter or digit, in lower case without accent.
    Word(char),
    /// Invisible inside a word: soft hyphen, zero-width characters, direction marks, combining accents.
    Nothing,
    /// Anything else: space, punctuation, symbol.
    Break,
}

/// Folds one character.
///
/// Accents of Latin letters are dropped because pages spell `cliënt` and `client` alike; letters of other
/// scripts keep their own form.
pub fn fold(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::Word(c),
        'A'..='Z' => Folded::Word(c.to_ascii_lowercase()),
        '\0'..='\u{7f}' => Folded::Break,
        _ => fold_unicode(c),
    }
}

fn fold_unicode(c: char) -> Folded {
    let plain = match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{300}'..='\u{36f}' => return Folded::Nothing,
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' | 'Č' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'Ğ' => 'g',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'į' | 'ı' | 'İ' => 'i',
        'ł' | 'Ł' => 'l',
        'ñ' | 'Ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'ő' => 'o',
        'ś' | 'š' | 'Š' | 'ş' | 'Ş' => 's',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ź' | 'ż' | 'ž' | 'Ž' => 'z',
        _ if c.is_alphanumeric() => c.to_lowercase().next().unwrap_or(c),
        _ => return Folded::Break,
    };
    Folded::Word(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_case_and_accent() {
        assert_eq!(fold('Ë'), Folded::Word('e'));
        assert_eq!(fold('Q'), Folded::Word('q'));
        assert_eq!(fold('ж'), Folded::Word('ж'));
    }

    #[test]
    fn invisible_characters_vanish_and_the_rest_breaks() {
        assert_eq!(fold('\u{ad}'), Folded::Nothing);
        assert_eq!(fold('\u{202e}'), Folded::Nothing);
        assert_eq!(fold('\u{a0}'), Folded::Break);
        assert_eq!(fold('-'), Folded::Break);
    }
}

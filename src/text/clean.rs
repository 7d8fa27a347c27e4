//! Text of a page that is about to be shown, printed or written to a file.

use super::eight;

/// Invisible characters that turn the direction of reading round or make two words look like one. Letters of
/// other scripts do without them in a quote.
fn deceives(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A character that may stand in no address: one that steers a terminal, turns the direction of reading or hides.
pub(crate) fn misleads(c: char) -> bool {
    c.is_control() || deceives(c)
}

/// The characters of a text without those that steer a terminal, turn the direction of reading round or hide.
/// Texts of a page are hostile.
pub(crate) fn safe(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars().filter(|c| !deceives(*c));
    kept.map(|c| if c.is_control() { ' ' } else { c })
}

/// The first characters of a text, when nothing but printable ASCII is among them, as in most texts: such a text is
/// safe as it stands, and a byte is a character.
pub(crate) fn plain_start(text: &str, characters: usize) -> Option<&str> {
    let start = &text.as_bytes()[..text.len().min(characters)];
    let mut at = 0;
    while eight::at(start, at).is_some_and(eight::is_printable) {
        at += 8;
    }
    let plain = start[at..].iter().all(|b| matches!(b, b' '..=b'~'));
    text.get(..start.len()).filter(|_| plain)
}

/// A text with its safe characters only.
pub fn clean(text: &str) -> String {
    safe(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_taken_out() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}c\nd\u{9b}1m"), "a [2Jbc d 1m");
        assert_eq!(plain_start("Wmo-melding", 3), Some("Wmo"));
        assert_eq!(plain_start("Wmo", 9), Some("Wmo"));
        assert_eq!(plain_start("Wmo\u{7f}", 9), None);
        assert_eq!(plain_start("één", 9), None);
        assert_eq!(clean("bij\u{200b}stand\u{61c}\u{feff}"), "bijstand");
        assert_eq!(
            clean("co\u{eb}rdinatie \u{2014} \u{20ac}"),
            "co\u{eb}rdinatie \u{2014} \u{20ac}"
        );
    }
}

use crate::Engine;
use crate::text::Reading;

fn read(text: &str) -> Reading {
    Engine::builtin().lexicon().read(text)
}

/// Tokens and hits of a reading, from a token on, as if the text began there.
fn from(reading: &Reading, token: usize) -> Vec<(u16, u32, u32)> {
    let token = token as u32;
    let hits = reading.hits.iter().filter(|hit| hit.start >= token);
    hits.map(|hit| (hit.set, hit.start - token, hit.end - token))
        .collect()
}

#[test]
fn a_word_that_comes_back_means_the_same() {
    let text = "U kunt bijzondere bijstand aanvragen met DigiD. Binnen zes weken krijgt u bericht.";
    let once = read(text);
    assert!(!once.hits.is_empty());
    let twice = read(&format!("{text}\n{}", text.to_uppercase()));
    assert_eq!(twice.tokens.len(), once.tokens.len() * 2);
    assert_eq!(from(&twice, once.tokens.len()), from(&once, 0));
}

#[test]
fn more_words_than_are_remembered_do_no_harm() {
    let words: Vec<String> = (0..5_000).map(|i| format!("woord{i}")).collect();
    let text = format!(
        "{0}\nbijzondere bijstand\n{0}\nbijzondere bijstand",
        words.join(" ")
    );
    let reading = read(&text);
    assert_eq!(
        from(&reading, 10_002),
        from(&read("bijzondere bijstand"), 0)
    );
}

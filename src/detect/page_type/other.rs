//! Contact, policy, regulations and vacancies.

use super::Signals;

/// Fewest blocks in the words of a regulation.
const FEWEST_OF_LAW: usize = 2;

/// Fewest blocks in the words of a vacancy.
const FEWEST_OF_VACANCY: usize = 2;

impl Signals<'_, '_> {
    /// Contact, policy and regulations: when the title says so and names no topic.
    pub(super) fn other(&self) -> Option<String> {
        if let Some(seen) = self.titled_regulation().or_else(|| self.regulation()) {
            return Some(seen);
        }
        let topics = &self.topics;
        if topics.subject.iter().any(|&i| topics.all[i].heading_1) {
            return None;
        }
        ["contact-pagina", "beleid", "verordening"]
            .into_iter()
            .find(|words| self.title_says(words))
            .map(str::to_owned)
    }

    /// A vacancy: words about a job in more than one place.
    pub(super) fn vacancy(&self) -> Option<String> {
        (self.context.blocks_with("vacature") >= FEWEST_OF_VACANCY).then(|| "vacature".to_owned())
    }

    /// A regulation or policy paper by the start of its title.
    pub(super) fn titled_regulation(&self) -> Option<String> {
        let titled = self.context.title_says("titel-regelgeving");
        titled.then(|| "titel-regelgeving".to_owned())
    }

    /// The text of a regulation: it decides and defines.
    fn regulation(&self) -> Option<String> {
        (self.context.blocks_with("tekst-regelgeving") >= FEWEST_OF_LAW)
            .then(|| "tekst-regelgeving".to_owned())
    }
}

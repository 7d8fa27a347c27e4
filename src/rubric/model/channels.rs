//! Ways to arrange something: what a link target, a sentence or a piece of markup says of them.

use serde::{Deserialize, Serialize};

use super::SetId;

/// What a link target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// Online form, login unknown.
    Form,
    /// Online form behind DigiD.
    FormDigid,
    /// Online form behind eHerkenning.
    FormEherkenning,
    /// Online form behind a European login.
    FormEidas,
    /// Online form without login.
    FormNoLogin,
    /// Start page of a personal environment.
    PortalHome,
    /// Application at another organisation.
    External,
    /// Another organisation that takes applications, but not at this address.
    ExternalHome,
    /// Making an appointment.
    Appointment,
    /// Calculator, check or decision aid.
    Tool,
    /// Never a service of the social domain.
    Noise,
    /// Form to print.
    PaperForm,
    /// Document that is not a form.
    Document,
}

/// A rule on link targets. All given conditions must hold; within a list one is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRule {
    /// Identifier, shown as evidence.
    pub id: String,
    /// Meaning.
    pub kind: TargetKind,
    /// Strong rules decide alone; weak ones need a second signal.
    pub strong: bool,
    /// Globs on the host name.
    pub host: Vec<String>,
    /// Globs on path and query, in lower case.
    pub path: Vec<String>,
}

/// What a sentence rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceEffect {
    /// Apply online behind DigiD.
    OnlineDigid,
    /// Apply online, login unknown.
    OnlineLoginUnknown,
    /// Apply online without login.
    OnlineNoLogin,
    /// Apply at another organisation.
    ExternalPortal,
    /// Paper form.
    PdfForm,
    /// By post.
    Post,
    /// By e-mail.
    Email,
    /// By phone.
    Phone,
    /// At a desk.
    Visit,
    /// Through an intermediary.
    Intermediary,
    /// Without application.
    Automatic,
    /// The form is closed for now.
    Closed,
    /// It cannot be applied for (yet, or any more).
    NotPossible,
    /// The sentence is about help or something else: it gives no channel.
    Veto,
    /// The forms of this section ask for DigiD.
    NeedsDigid,
    /// The forms of this section ask for no login.
    NeedsNoLogin,
}

/// A rule on the sentences of the main content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceRule {
    /// Identifier, shown as evidence.
    pub id: String,
    /// Meaning.
    pub effect: SentenceEffect,
    /// Sets that must all be in the sentence.
    pub all: Vec<SetId>,
    /// Sets of which one must be in the sentence or in the heading above it; empty: none needed.
    pub any: Vec<SetId>,
    /// Sets that must not be in the sentence.
    pub none: Vec<SetId>,
}

/// What a piece of markup means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// DigiD logo or button.
    Digid,
    /// eHerkenning logo or button.
    Eherkenning,
    /// European login.
    Eidas,
    /// Some login that is not named.
    Login,
    /// Start of a form without login.
    NoLogin,
    /// Container of a form.
    FormContainer,
    /// Decision aid.
    Tool,
    /// Navigation region.
    Navigation,
    /// Site header.
    Header,
    /// Site footer.
    Footer,
    /// Breadcrumb.
    Breadcrumb,
    /// Cookies, feedback, newsletter, search, chat: never content.
    Noise,
    /// Links to other pages: not about the subject of this page.
    Related,
    /// Main content.
    Main,
    /// The head of something that folds open.
    Summary,
}

/// A rule on markup. One match in any list is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRule {
    /// Identifier, shown as evidence.
    pub id: String,
    /// Meaning.
    pub kind: MarkKind,
    /// Tag names.
    pub tags: Vec<String>,
    /// Class names, `id` or `role`, or parts of one between `-`, `_` and capitals; `=x` for the whole name
    /// only, `x*` and `*x` for its start and end.
    pub names: Vec<String>,
    /// Attribute names.
    pub attributes: Vec<String>,
    /// Globs on the file name of an image.
    pub images: Vec<String>,
    /// Set on `alt`, `title` and `aria-label`.
    pub labels: Option<SetId>,
}

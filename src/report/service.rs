//! Services and the channels through which they can be arranged.

use super::{Evidence, Source};
use serde::{Deserialize, Serialize};

/// A way to arrange a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Online form behind DigiD.
    OnlineDigid,
    /// Online form behind eHerkenning (organisations).
    OnlineEherkenning,
    /// Online form behind a European login.
    OnlineEidas,
    /// Online form, explicitly without login.
    OnlineNoLogin,
    /// Online form; which login it asks cannot be seen here.
    OnlineLoginUnknown,
    /// The form (or its container or frame) is on this page.
    EmbeddedForm,
    /// Website of another organisation that takes the application.
    ExternalPortal,
    /// Paper form to download or fill in.
    PdfForm,
    /// By post.
    Post,
    /// By e-mail.
    Email,
    /// By phone.
    Phone,
    /// At a desk, by appointment or walk-in.
    Visit,
    /// Only through a professional such as a teacher or GP.
    Intermediary,
    /// Granted without application.
    Automatic,
}

impl Channel {
    /// Can the service be started on a screen through this channel?
    pub fn is_online(self) -> bool {
        matches!(
            self,
            Self::OnlineDigid
                | Self::OnlineEherkenning
                | Self::OnlineEidas
                | Self::OnlineNoLogin
                | Self::OnlineLoginUnknown
                | Self::EmbeddedForm
                | Self::ExternalPortal
        )
    }
}

/// Is the channel open?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ChannelStatus {
    /// Open.
    Available,
    /// The page says the form is closed for now.
    TemporarilyUnavailable,
    /// The page says it cannot be arranged (yet, or any more).
    NotPossible,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Text only.
    Low,
    /// One strong signal.
    Medium,
    /// Two independent kinds of signal agree.
    High,
}

/// One channel of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChannelFinding {
    /// Which channel.
    pub channel: Channel,
    /// Open or closed.
    pub status: ChannelStatus,
    /// Where the link goes: an absolute `https:`, `http:`, `tel:` or `mailto:` address; absent when
    /// there is none or it has another scheme. Hostile data.
    pub target: Option<String>,
    /// For whom or when, in the page's own words.
    pub condition: Option<String>,
    /// How sure.
    pub confidence: Confidence,
    /// Where on the page.
    pub evidence: Evidence,
}

/// A service with everything the page tells about arranging it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ServiceFinding {
    /// Rubric identifier; absent when the page offers an action that the rubric does not know.
    pub id: Option<String>,
    /// Topic identifier.
    pub topic: String,
    /// Action: `aanvragen`, `melden`, `wijziging-doorgeven`, `bezwaar`, `afspraak`, `berekenen`.
    pub action: String,
    /// What a resident would say, or topic and action, in the language of the report.
    pub name: String,
    /// The channels found, best first. Empty means: unknown, which is not "none".
    pub channels: Vec<ChannelFinding>,
    /// Level 0 (phone or visit only) to 5; absent when no channel was found.
    pub level: Option<u8>,
    /// Must there be an electronic route by law?
    pub must_be_online: bool,
}

/// Can the main service be started online now?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Online {
    /// Yes.
    Yes,
    /// No: only offline channels, closed, or not possible.
    No,
    /// The page does not show it.
    Unknown,
}

/// The best route that the page does show for a service without online form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// No route at all on this page.
    NotShown,
    /// A form, but closed.
    Closed,
    /// On paper.
    Paper,
    /// By e-mail.
    Email,
    /// By phone or visit.
    PhoneOrVisit,
    /// Only through somebody else.
    Intermediary,
}

/// A service that cannot be started online from this page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MissingForm {
    /// Service identifier in the rubric.
    pub id: String,
    /// Topic identifier.
    pub topic: String,
    /// Name of the topic in the language of the report.
    pub topic_name: String,
    /// Action, as in [`ServiceFinding::action`].
    pub action: String,
    /// What a resident would say.
    pub name: String,
    /// Best route that the page does show.
    pub route: Route,
    /// Why it should be online, in a sentence.
    pub reason: String,
    /// Law or advice behind that sentence.
    pub source: Source,
    /// Weight in the e-service half, in thousandths of a point.
    pub weight: u32,
}

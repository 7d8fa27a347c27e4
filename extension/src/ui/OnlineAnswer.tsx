import type { Online } from "../gen/types/Online";
import type { Report } from "../gen/types/Report";
import { type Key, t } from "../i18n";
import { ChannelTarget, channelName } from "./Services";
import { answersOnline, firstOnlineChannel } from "./select";

const ANSWERS: Readonly<Record<Online, Key>> = {
  yes: "online_yes",
  no: "online_no",
  unknown: "online_unknown",
};

/** The question of a resident: can I arrange this online? */
export function OnlineAnswer({ report }: { readonly report: Report }) {
  if (!answersOnline(report)) return null;
  const channel = report.online === "yes" ? firstOnlineChannel(report) : null;
  return (
    <div class={`answer answer-${report.online}`}>
      <p class="answer-text">{t(ANSWERS[report.online])}</p>
      {channel !== null && (
        <p class="answer-channel">
          {channelName(channel.channel)} <ChannelTarget channel={channel} />
        </p>
      )}
    </div>
  );
}

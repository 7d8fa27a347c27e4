import { addressText, openable } from "../../format";
import type { ChannelFinding } from "../../gen/types/ChannelFinding";
import type { Report } from "../../gen/types/Report";
import { type Key, t } from "../../i18n";
import { Icon, type IconName } from "../Icon";

/** People who can help: who answers the phone, help with DigiD, and a free adviser who is on your side. */
export function Help({ report }: { readonly report: Report }) {
  const phone = firstOf(report, "phone");
  return (
    <section class="help" aria-labelledby="help-title">
      <h2 class="part-title" id="help-title">
        {t("helpTitle")}
      </h2>
      <ul class="plain help-list">
        {phone !== null && (
          <li class="way">
            <Icon name="phone" />
            <span class="way-text">
              {t("helpPhone")}{" "}
              <a class="nl-link" href={phone}>
                {addressText(phone)}
              </a>
            </span>
          </li>
        )}
        <Tip icon="people" text="helpDigid" />
        <Tip icon="scales" text="helpAdviser" />
      </ul>
    </section>
  );
}

function Tip({ icon, text }: { readonly icon: IconName; readonly text: Key }) {
  return (
    <li class="way">
      <Icon name={icon} />
      <span class="way-text">{t(text)}</span>
    </li>
  );
}

function firstOf(report: Report, wanted: ChannelFinding["channel"]): string | null {
  for (const { channels } of report.services) {
    for (const { channel, target } of channels) {
      const address = channel === wanted ? openable(target) : null;
      if (address !== null) return address;
    }
  }
  return null;
}

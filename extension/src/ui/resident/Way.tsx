import { Fragment } from "preact";
import { addressText, openable } from "../../format";
import type { Channel } from "../../gen/types/Channel";
import type { ChannelFinding } from "../../gen/types/ChannelFinding";
import type { ServiceFinding } from "../../gen/types/ServiceFinding";
import { t } from "../../i18n";
import { Icon, type IconName } from "../Icon";
import { ShowButton } from "../Place";

const ICONS: Readonly<Record<Channel, IconName>> = {
  online_digid: "out",
  online_eherkenning: "out",
  online_eidas: "out",
  online_no_login: "out",
  online_login_unknown: "out",
  embedded_form: "list",
  external_portal: "out",
  pdf_form: "paper",
  post: "paper",
  email: "mail",
  phone: "phone",
  visit: "desk",
  intermediary: "people",
  automatic: "check",
};

/** The key of a way's place, the same in both views. */
export function wayKey(number: number, service: ServiceFinding, way: ChannelFinding): string {
  return `service/${number}/${service.channels.indexOf(way)}`;
}

/** An address that breaks where its parts meet, when it has to break. */
function Breakable({ address }: { readonly address: string }) {
  return address.split(/(?<=[@./])(?=.)/).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** One way to arrange something, with what one needs to take it. */
export function Way({ way, id }: { readonly way: ChannelFinding; readonly id: string }) {
  const address = openable(way.target);
  const where = address === null ? "" : addressText(address);
  const name = t(`channel_${way.channel}`);
  return (
    <li class="way">
      <Icon name={ICONS[way.channel]} />
      <span class="way-text">
        {name}
        {address !== null && (
          <>
            {": "}
            <a
              class="nl-link"
              href={address}
              {...(address.startsWith("http") ? { target: "_blank", rel: "noopener noreferrer" } : {})}
              aria-label={t("openTargetOf", `${name}, ${where}`)}
            >
              {where === "" ? t("openTarget") : <Breakable address={where} />}
            </a>
          </>
        )}
        {way.condition !== null && <span class="item-note"> {way.condition}</span>}
      </span>
      {address === null && <ShowButton evidence={way.evidence} id={id} />}
    </li>
  );
}

import { addressText, openable } from "../../format";
import type { Channel } from "../../gen/types/Channel";
import type { ChannelFinding } from "../../gen/types/ChannelFinding";
import type { ServiceFinding } from "../../gen/types/ServiceFinding";
import { t } from "../../i18n";
import { Place } from "../Place";
import { Section } from "../Section";

/** The name of a channel. */
export function channelName(channel: Channel): string {
  return t(`channel_${channel}`);
}

/** Services of the page with the ways to arrange them. */
export function Services({ services }: { readonly services: readonly ServiceFinding[] }) {
  if (services.length === 0) return null;
  return (
    <Section id="services" title={t("services")} count={services.length}>
      {() => (
        <>
          <ul class="items">
            {services.map((service, index) => (
              <li key={service.id ?? index} class="item">
                <h3 class="item-title">{service.name}</h3>
                {service.mustBeOnline && <p class="item-note">{t("mustBeOnline")}</p>}
                {service.channels.length === 0 ? (
                  <p class="item-text">{t("channelsUnknown")}</p>
                ) : (
                  <ul class="channels">
                    {service.channels.map((channel, at) => (
                      <ChannelItem
                        key={`${channel.channel}-${at}`}
                        channel={channel}
                        id={`service/${index}/${at}`}
                      />
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function ChannelItem({ channel, id }: { readonly channel: ChannelFinding; readonly id: string }) {
  return (
    <li class="channel">
      <p class="channel-line">
        <span class="channel-name">{channelName(channel.channel)}</span>
        {channel.status !== "available" && (
          <span class="mark nl-data-badge mark-fail">{t(`status_${channel.status}`)}</span>
        )}
        {channel.confidence === "low" && (
          <span class="mark nl-data-badge mark-cant_tell">{t("confidence_low")}</span>
        )}
        <ChannelTarget channel={channel} />
      </p>
      {channel.condition !== null && <p class="item-text">{channel.condition}</p>}
      <Place evidence={channel.evidence} id={id} />
    </li>
  );
}

/** A link to where a channel goes, when that is an address that may be opened. */
export function ChannelTarget({ channel }: { readonly channel: ChannelFinding }) {
  const address = openable(channel.target);
  if (address === null) return null;
  const where = addressText(address);
  return (
    <a
      class="nl-link target"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t("openTargetOf", `${channelName(channel.channel)}, ${where}`)}
    >
      {where === "" ? t("openTarget") : where}
    </a>
  );
}

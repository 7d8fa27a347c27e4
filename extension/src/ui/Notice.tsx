import type { ComponentChildren } from "preact";
import { unread } from "../app/state";
import { addressText, openable } from "../format";
import type { Limit } from "../gen/types/Limit";
import { t } from "../i18n";

interface Props {
  readonly id?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** Something that a person must know before reading on. */
export function Notice({ id, title, children }: Props) {
  return (
    <div class="notice utrecht-alert utrecht-alert--warning" {...(id === undefined ? {} : { id })}>
      <div class="utrecht-alert__content">
        {title !== undefined && <h2 class="notice-title">{title}</h2>}
        {children}
      </div>
    </div>
  );
}

/** Parts of the page that were not read, and what one can do about it. */
export function Limits({ limits }: { readonly limits: readonly Limit[] }) {
  if (limits.length === 0) return null;
  return (
    <Notice id="limits" title={t("limits")}>
      <ul class="plain">
        {limits.map((limit) => (
          <li key={limit.kind}>
            {limit.text} <span class="next-step">{t(`limit_${limit.kind}`)}</span>
            {limit.kind === "frame_not_read" && <Unread />}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Which parts those are, with the way to open them. */
function Unread() {
  const addresses = unread.value.map(openable).filter((address) => address !== null);
  if (addresses.length === 0) return null;
  return (
    <ul class="bullets">
      {addresses.map((address) => (
        <li key={address}>
          <a class="nl-link" href={address} target="_blank" rel="noopener noreferrer">
            {addressText(address)}
          </a>
        </li>
      ))}
    </ul>
  );
}

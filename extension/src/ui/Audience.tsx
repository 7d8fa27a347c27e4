import type { TargetedKeyboardEvent } from "preact";
import type { Audience } from "../app/settings";
import { settings } from "../app/state";
import { t } from "../i18n";
import { useActions } from "./actions";

const AUDIENCES: readonly Audience[] = ["resident", "editor"];

/** Id of the panel that the tabs switch. */
export const PANEL = "view";

/** Id of the tab of an audience. */
export function tabId(audience: Audience): string {
  return `tab-${audience}`;
}

/** The two views, one tap apart. Arrow keys walk along the tabs, as people with a keyboard expect of tabs. */
export function AudienceTabs() {
  const actions = useActions();
  const now = settings.value.audience;
  const walk = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const next = now === "resident" ? "editor" : "resident";
    actions.choose({ audience: next });
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t("audience")} onKeyDown={walk}>
      {AUDIENCES.map((audience) => (
        <button
          key={audience}
          type="button"
          class="tab"
          role="tab"
          id={tabId(audience)}
          aria-selected={now === audience}
          aria-controls={PANEL}
          tabIndex={now === audience ? 0 : -1}
          onClick={() => actions.choose({ audience })}
        >
          {t(`audience_${audience}`)}
        </button>
      ))}
    </div>
  );
}

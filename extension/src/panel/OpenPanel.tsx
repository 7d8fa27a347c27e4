import { t } from "../i18n";
import { hasPanel, openPanel } from "./browser";

/** In the popup: the way to the side panel. */
export function OpenPanel() {
  if (!hasPanel()) return null;
  return (
    <button
      type="button"
      class="nl-button nl-button--secondary"
      id="open-panel"
      onClick={async () => {
        await openPanel();
        // The panel takes over; a popup in front of it would be in the way.
        window.close();
      }}
    >
      {t("panelOpen")}
    </button>
  );
}

import { useEffect } from "preact/hooks";
import { scope, themes } from "../../app/state";
import type { Scope } from "../../gen/types/Scope";
import { t } from "../../i18n";
import { useActions } from "../actions";

/** Values of the list that are no theme; themes have identifiers of letters only. */
const OWN = "";
const WHOLE = "whole";

/** What the page is held to: itself, a theme, or everything. */
export function ScopeSwitch({ scope: used }: { readonly scope: Scope }) {
  const actions = useActions();
  useEffect(() => actions.loadThemes(), []);
  return (
    <div class="scope">
      <label class="scope-label" for="scope">
        {t("scope")}
      </label>
      <select
        class="select"
        id="scope"
        value={scope.value ?? OWN}
        onChange={(event) =>
          actions.hold(event.currentTarget.value === OWN ? null : event.currentTarget.value)
        }
      >
        <option value={OWN}>{t("scopeOwn")}</option>
        {themes.value.map((theme) => (
          <option key={theme.id} value={theme.id}>
            {t("scopeTheme", theme.name)}
          </option>
        ))}
        <option value={WHOLE}>{t("scopeWhole")}</option>
      </select>
      {scope.value !== null && <p class="hint">{used.whole ? t("scopeNoteWhole") : t("scopeNoteTheme")}</p>}
    </div>
  );
}

import { t } from "../i18n";
import { Icon } from "./Icon";

/** The band with the name, and the way to the choices where there is one. The drawing is decoration; the name beside it says the same. */
export function Masthead({ options }: { readonly options?: () => void }) {
  return (
    <header class="masthead">
      <Logo />
      <span class="brand">{t("appName")}</span>
      {options !== undefined && (
        <button
          type="button"
          class="icon-button"
          id="open-options"
          aria-label={t("options")}
          title={t("options")}
          onClick={options}
        >
          <Icon name="sliders" />
        </button>
      )}
    </header>
  );
}

/** A gauge that rises from a counter. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 14.5a8 8 0 0 1 16 0" />
      <path d="M12 14.5 16.2 9.4" />
      <path d="M2 18.8h20" />
    </svg>
  );
}

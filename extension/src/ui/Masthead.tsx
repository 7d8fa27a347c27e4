import { t } from "../i18n";

/** The band with the name. The drawing is decoration; the name beside it says the same. */
export function Masthead() {
  return (
    <header class="masthead">
      <svg class="logo" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path d="M4 14.5a8 8 0 0 1 16 0" fill="none" stroke="currentColor" stroke-width="2.4" />
        <path d="M12 14.5 16.2 9.4" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
        <path d="M2 18.8h20" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
      </svg>
      <span class="brand">{t("appName")}</span>
    </header>
  );
}

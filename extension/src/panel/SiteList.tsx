import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import { dropSite, givenSites, onSites } from "./sites";

/** In the options: the sites on which the side panel may go on watching, each with the way to take that back. */
export function SiteList() {
  const [sites, setSites] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = (): void => {
      givenSites().then(setSites, () => setSites([]));
    };
    look();
    return onSites(look);
  }, []);
  if (sites.length === 0) return <p id="sites">{t("panelSitesNone")}</p>;
  return (
    <ul class="rows" id="sites">
      {sites.map((site) => (
        <li key={site} class="row">
          <span>{site}</span>{" "}
          <button
            type="button"
            class="link-button"
            aria-label={t("panelSiteDropOf", site)}
            onClick={() => void dropSite(site)}
          >
            {t("panelSiteDrop")}
          </button>
        </li>
      ))}
    </ul>
  );
}

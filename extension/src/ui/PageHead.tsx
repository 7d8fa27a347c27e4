import type { PageSummary } from "../gen/types/PageSummary";
import type { PageType } from "../gen/types/PageType";
import type { Publisher } from "../gen/types/Publisher";
import { type Key, t } from "../i18n";

const PAGE_TYPES: Readonly<Record<PageType, Key>> = {
  home: "pageType_home",
  overview: "pageType_overview",
  product: "pageType_product",
  form: "pageType_form",
  news: "pageType_news",
  executor: "pageType_executor",
  other: "pageType_other",
};

interface Props {
  readonly page: PageSummary;
  /** Without what only editors want to know. */
  readonly brief?: boolean;
}

/** Who publishes the page and what kind of page it is. */
export function PageHead({ page, brief = false }: Props) {
  return (
    <div class="page-head">
      {!(brief && isUnknown(page.publisher)) && (
        <p class="publisher">
          <strong>{publisherName(page.publisher)}</strong>
          {!brief && <span class="page-type">{t(PAGE_TYPES[page.pageType])}</span>}
        </p>
      )}
      {page.title !== "" && (
        <p class="page-title" title={page.title}>
          {page.title}
        </p>
      )}
      {!brief && page.publisher.kind === "probably_municipality" && <p class="note">{t("probablyNote")}</p>}
      {!brief && page.testHost && <p class="note">{t("testHost")}</p>}
    </div>
  );
}

function isUnknown({ municipality, kind, name }: Publisher): boolean {
  return municipality === null && kind !== "probably_municipality" && name === null;
}

function publisherName(publisher: Publisher): string {
  if (publisher.municipality !== null) return t("municipalityNamed", publisher.municipality.name);
  if (publisher.kind === "probably_municipality") {
    return publisher.name === null ? t("probablyMunicipality") : t("municipalityNamed", publisher.name);
  }
  return publisher.name ?? t("unknownPublisher");
}

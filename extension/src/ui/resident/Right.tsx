import type { MissingForm } from "../../gen/types/MissingForm";
import { t } from "../../i18n";
import { Icon } from "../Icon";
import { SourceNote } from "../SourceNote";

/** What a resident may ask for when a formal message has no electronic way. Careful: the law has exceptions. */
export function Right({ missing }: { readonly missing: MissingForm }) {
  return (
    <details class="right">
      <summary class="right-summary">
        <Icon name="scales" />
        {t("rightTitle")}
      </summary>
      <div class="right-body">
        <p>{t("rightText")}</p>
        <p class="next-step">{t("rightNext")}</p>
        <p class="item-note">
          <SourceNote source={missing.source} /> {t("rightNote")}
        </p>
      </div>
    </details>
  );
}

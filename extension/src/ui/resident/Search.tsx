import { useEffect, useRef, useState } from "preact/hooks";
import { view } from "../../app/state";
import type { FoundTopic } from "../../gen/types/FoundTopic";
import { t } from "../../i18n";
import { say } from "../Announcer";
import { useActions } from "../actions";
import { Icon } from "../Icon";
import { FoundRow } from "./FoundRow";

/** Waits for a pause in the typing, so that a half word is not looked up and read out for nothing. */
const PAUSE = 150;

function countText(count: number): string {
  if (count === 0) return t("searchNone");
  return count === 1 ? t("searchOne") : t("searchCount", String(count));
}

/** Finds a topic by everyday words: on this page, behind a link on it, or at the national entry point. */
export function Search() {
  const actions = useActions();
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<{
    readonly query: string;
    readonly topics: readonly FoundTopic[];
  } | null>(null);
  const newest = useRef("");
  const wanted = query.trim();

  useEffect(() => {
    newest.current = wanted;
    if (wanted.length < 2) {
      setFound(null);
      return;
    }
    const timer = setTimeout(async () => {
      const topics = await actions.search(wanted);
      // An answer to an older question says nothing any more.
      if (newest.current !== wanted) return;
      setFound({ query: wanted, topics });
      say(countText(topics.length));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [wanted]);

  const now = view.value;
  return (
    <search class="search" aria-label={t("searchLabel")}>
      <label class="search-label" for="search">
        {t("searchLabel")}
      </label>
      <div class="search-field">
        <Icon name="search" />
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          id="search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={80}
          aria-describedby="search-hint"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <p class="hint" id="search-hint">
        {t("searchHint")}
      </p>
      {found !== null && found.topics.length === 0 && <p class="nothing">{t("searchNone")}</p>}
      {found !== null && found.topics.length > 0 && (
        <ul class="plain found" id="found">
          {found.topics.map((topic) => (
            <FoundRow key={topic.id} topic={topic} report={now.kind === "report" ? now.report : null} />
          ))}
        </ul>
      )}
    </search>
  );
}

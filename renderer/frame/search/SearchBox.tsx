// One box over everything that is kept, and everything that can be done: hits by kind while typing, commands beside them.
import { Combobox, Kbd, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBuildingStore, IconCommand, IconSearch, IconUser } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { readQuery } from "../../../electron/domain/search/query.ts";
import { call, useRead } from "../../api/client.ts";
import { go, routes } from "../../routes.ts";
import { sayError } from "../../ui/undo.tsx";
import { t, type WordKey } from "../../words.ts";
import { useAllKeys, useKeys, type KeyGroup } from "../keys.ts";
import { useRecent } from "../recent.ts";
import { showKeys } from "../showKeys.ts";
import { commandSign, commandsFor, objectCommand } from "./commands.ts";
import { HitRow, type Hit } from "./HitRow.tsx";
import { Marked } from "./Marked.tsx";
import classes from "./Search.module.css";

interface Option {
  id: string;
  run: () => void;
  content: ReactNode;
}
interface Group {
  title: WordKey;
  options: Option[];
}

/** Hits in one answer; each kind has its share. */
const most = 24;
/** ms without a key before it is asked: held keys are one question, a typist's letters are one each. */
const pause = 30;

function openHit({ kind, id, interactionId }: Hit): void {
  if (kind === "partner") go(routes.partner(id));
  else if (kind === "contact") go(routes.person(id));
  else if (kind === "task") go(routes.task(id));
  else go(routes.thread(interactionId ?? id));
}

const whomOf = ({ kind, id }: Hit) => (kind === "partner" ? { partnerId: id } : { contactId: id });

const titles: Record<Hit["kind"], WordKey> = {
  partner: "ui.frame.search.kinds.partner",
  contact: "ui.frame.search.kinds.contact",
  task: "ui.frame.search.kinds.task",
  interaction: "ui.frame.search.kinds.interaction",
  attachment: "ui.frame.search.kinds.attachment",
};

/** What is offered for a text. `settled`: the answer is to this very text. */
function useOffer(
  text: string,
  asked: string,
  opened: boolean,
  keyGroups: KeyGroup[],
): { groups: Group[]; settled: boolean } {
  const only = asked.startsWith(commandSign);
  const object = objectCommand(asked);
  const find = object ? object.name : asked;
  const wanted = opened && find !== "" && (!only || object !== null);
  const { data, isPlaceholderData } = useRead(
    (api) => api.search.find,
    { text: find, limit: object ? 6 : most, ...(object && { kinds: ["partner", "contact"] }) },
    { enabled: wanted },
  );
  const recent = useRecent();
  const commands = commandsFor(keyGroups, asked);
  const settled = asked === text.trim() && (!wanted || (data !== undefined && !isPlaceholderData));
  const { terms } = readQuery(find);
  const hits = wanted ? (data?.hits ?? []) : [];
  const groups: Group[] = [];
  const add = (title: WordKey, options: Option[]): void => {
    if (options.length > 0) groups.push({ title, options });
  };
  const commandOptions = commands.map(({ id, label, keys, run }): Option => ({
    id,
    run,
    content: (
      <span className={classes.command}>
        <IconCommand size={16} stroke={1.6} aria-hidden />
        <span className={classes.name}>{label}</span>
        {keys !== "" && (
          <span className={classes.keys}>
            {keys.split(" ").map((key) => (
              <Kbd key={key} size="xs">
                {showKeys(key)}
              </Kbd>
            ))}
          </span>
        )}
      </span>
    ),
  }));
  if (object) {
    add(
      "ui.frame.search.kinds.command",
      hits.map((hit) => ({
        id: `object:${hit.kind}:${hit.id}`,
        run: () => object.run(whomOf(hit)),
        content: (
          <span className={classes.command}>
            <IconCommand size={16} stroke={1.6} aria-hidden />
            <span className={classes.name}>
              <Marked
                text={t(object.label, { name: hit.title })}
                terms={terms}
                within="part"
                also={hit.matched}
              />
            </span>
            {hit.kind === "contact" && hit.partner && <bdi className={classes.keys}>{hit.partner}</bdi>}
          </span>
        ),
      })),
    );
    add("ui.frame.search.kinds.command", groups.length > 0 ? [] : commandOptions);
    return { groups, settled };
  }
  if (asked === "")
    add(
      "ui.frame.search.recent",
      recent.map(({ kind, id, name, detail }) => ({
        id: `recent:${kind}:${id}`,
        run: () => go(kind === "partner" ? routes.partner(id) : routes.person(id)),
        content: (
          <span className={classes.command}>
            {kind === "partner" ? (
              <IconBuildingStore size={16} stroke={1.6} aria-hidden />
            ) : (
              <IconUser size={16} stroke={1.6} aria-hidden />
            )}
            <bdi className={classes.name}>{name}</bdi>
            {detail && <bdi className={classes.keys}>{detail}</bdi>}
          </span>
        ),
      })),
    );
  const ofKind = (kind: Hit["kind"]): void =>
    add(
      titles[kind],
      hits
        .filter((hit) => hit.kind === kind)
        .map((hit) => ({
          id: `${kind}:${hit.id}`,
          run: () => openHit(hit),
          content: <HitRow hit={hit} terms={terms} />,
        })),
    );
  ofKind("partner");
  ofKind("contact");
  ofKind("task");
  add("ui.frame.search.kinds.command", commandOptions);
  ofKind("interaction");
  ofKind("attachment");
  return { groups, settled };
}

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), pause);
  const combobox = useCombobox();
  const opened = combobox.dropdownOpened;
  const keyGroups = useAllKeys();
  const { groups, settled } = useOffer(text, asked, opened, keyGroups);
  const options = groups.flatMap((group) => group.options);

  useKeys("ui.frame.keys.anywhere", [
    {
      keys: "mod+k",
      label: "ui.frame.keys.search",
      command: "search",
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);
  const leave = (): void => {
    combobox.closeDropdown();
    setText("");
    input.current?.blur();
  };
  const run = (option: Option): void => {
    leave();
    option.run();
  };
  // New rows move the choice to the best one; the same rows leave it where the arrows put it.
  const { selectFirstOption } = combobox;
  const shown = `${asked}\n${options.map(({ id }) => id).join()}`;
  const chosen = useRef("");
  useEffect(() => {
    if (!opened || asked === "" || !settled || chosen.current === shown) return;
    chosen.current = shown;
    selectFirstOption();
  }, [opened, asked, settled, shown, selectFirstOption]);
  // A fast typist's Enter comes before the answer to the last letter: the best of that answer is asked for here.
  const enter = async (typed: string): Promise<void> => {
    const object = objectCommand(typed);
    const [command] = commandsFor(keyGroups, typed);
    leave();
    try {
      const { hits } = await call((api) => api.search.find, { text: object?.name ?? typed, limit: most });
      const [hit] = object ? hits.filter(({ kind }) => kind === "partner" || kind === "contact") : hits;
      if (hit && object) object.run(whomOf(hit));
      else if (hit) openHit(hit);
      else command?.run();
    } catch (error) {
      sayError(error);
    }
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || settled || text.trim() === "") return;
    event.preventDefault();
    event.stopPropagation();
    void enter(text.trim());
  };
  const empty =
    asked === "" ? t("ui.frame.search.start") : t("ui.frame.search.nothing", { text: asked.slice(0, 60) });

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const option = options.find((one) => one.id === id);
        if (option) run(option);
      }}
      position="bottom-start"
      width="min(44rem, 92vw)"
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          className={classes.search}
          type="search"
          aria-label={t("ui.frame.search.label")}
          placeholder={t("ui.frame.search.placeholder")}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          rightSection={<span className={classes.keyHint}>{showKeys("mod+k")}</span>}
          rightSectionWidth={56}
          rightSectionPointerEvents="none"
          value={text}
          dir="auto"
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDownCapture={onEnter}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            if (text !== "") setText("");
            else event.currentTarget.blur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0 && !settled}>
        <Combobox.Options aria-label={t("ui.frame.search.label")} className={classes.options}>
          {options.length === 0 && <Combobox.Empty>{empty}</Combobox.Empty>}
          {groups.map(({ title, options: list }) => (
            <Combobox.Group key={title} label={t(title)}>
              {list.map(({ id, content }) => (
                <Combobox.Option key={id} value={id}>
                  {content}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

// What is counted: period and comparison, program and currency in the bar; client, type, tier and tag behind "Filter", as chips once set.
import { Button, CloseButton, Popover, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode, type Ref } from "react";
import { partnerTypes, tiers } from "../../../electron/domain/partner.ts";
import { useRead } from "../../api/client.ts";
import { DayField } from "../../ui/DayField.tsx";
import bars from "../../ui/table/Bars.module.css";
import { t } from "../../words.ts";
import { typeName } from "../partners/columns.tsx";
import classes from "./Performance.module.css";
import { comparisons, spans, type Question, type Range } from "./question.ts";

export interface ControlsProps {
  question: Question;
  onQuestion: (change: Partial<Question>) => void;
  range: Range;
  currency: string | null;
  currencies: readonly string[];
  /** `/` puts the focus here. */
  first?: Ref<HTMLInputElement>;
  /** At the right. */
  children?: ReactNode;
}

const choice = (value: string, label = value) => ({ value, label });

export function Controls(props: ControlsProps) {
  const { question, onQuestion, range, currency, currencies, first, children } = props;
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  const known = currency === null || currencies.includes(currency) ? currencies : [currency, ...currencies];
  return (
    <search className={bars.bar} aria-label={t("ui.performance.filters")}>
      <Select
        ref={first}
        className={classes.select}
        aria-label={t("ui.performance.span.label")}
        data={spans.map((span) => choice(span, t(`ui.performance.span.${span}`)))}
        value={question.span}
        allowDeselect={false}
        maxDropdownHeight={340}
        onChange={(value) => {
          const span = spans.find((one) => one === value);
          if (span) onQuestion(span === "between" ? { span, ...range } : { span, from: null, to: null });
        }}
      />
      {question.span === "between" && <Days range={range} onQuestion={onQuestion} />}
      <Select
        className={classes.select}
        aria-label={t("ui.performance.compare.label")}
        data={[
          ...comparisons.map((one) => choice(one, t(`ui.performance.compare.${one}`))),
          choice("none", t("ui.performance.compare.none")),
        ]}
        value={question.compare ?? "none"}
        allowDeselect={false}
        onChange={(value) =>
          onQuestion({ compare: comparisons.find((comparison) => comparison === value) ?? null })
        }
      />
      {programs.length > 1 && (
        <Select
          className={classes.wideSelect}
          aria-label={t("ui.performance.program")}
          placeholder={t("ui.performance.allPrograms")}
          data={programs.map(({ id, name }) => choice(String(id), name))}
          value={question.programId === null ? null : String(question.programId)}
          onChange={(id) => onQuestion({ programId: id === null ? null : Number(id) })}
          clearable
        />
      )}
      <More question={question} onQuestion={onQuestion} clients={clientsOf(programs)} />
      <span className={bars.gap} />
      {known.length > 1 && (
        <Select
          className={classes.narrowSelect}
          aria-label={t("ui.performance.currency")}
          data={[...known]}
          value={currency}
          allowDeselect={false}
          onChange={(value) => onQuestion({ currency: value })}
        />
      )}
      {children}
    </search>
  );
}

interface Named {
  id: number;
  name: string;
}
const clientsOf = (programs: readonly { clientId: number; client: string }[]): Named[] => [
  ...new Map(programs.map(({ clientId, client }) => [clientId, { id: clientId, name: client }])).values(),
];

/** Two days of one's own. While they are the wrong way round, nothing is asked. */
function Days({ range, onQuestion }: Pick<ControlsProps, "range" | "onQuestion">) {
  const field = (end: "from" | "to") => (
    <div className={classes.day}>
      <DayField
        label={t(`ui.performance.span.${end}`)}
        hideLabel
        look="inline"
        lean="behind"
        value={range[end]}
        save={(day) => {
          if (day === null) return;
          const next = { ...range, [end]: day };
          if (next.from > next.to) throw new Error(t("ui.performance.span.backwards"));
          onQuestion({ span: "between", ...next });
        }}
      />
    </div>
  );
  return (
    <>
      {field("from")}
      {field("to")}
    </>
  );
}

type MoreProps = Pick<ControlsProps, "question" | "onQuestion"> & { clients: readonly Named[] };

function More({ question, onQuestion, clients }: MoreProps) {
  const [opened, setOpened] = useState(false);
  const client = clients.find(({ id }) => id === question.client);
  const chips: [string, string | null | undefined, Partial<Question>][] = [
    [t("ui.performance.client"), client?.name, { client: null }],
    [t("ui.performance.type"), question.type && typeName(question.type), { type: null }],
    [t("ui.performance.tier"), question.tier, { tier: null }],
    [t("ui.performance.tag"), question.tag, { tag: null }],
  ];
  return (
    <>
      {chips.map(([label, value, without]) =>
        value ? (
          <span key={label} className={bars.chip}>
            <span className={bars.chipText} title={value}>
              {label}: {value}
            </span>
            <CloseButton
              size="xs"
              aria-label={t("ui.frame.removeNamed", { name: label })}
              onClick={() => onQuestion(without)}
            />
          </span>
        ) : null,
      )}
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        width={260}
        trapFocus
        returnFocus
        withRoles
      >
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpened((was) => !was)}
          >
            {t("ui.table.filter")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            {clients.length > 1 && (
              <Select
                label={t("ui.performance.client")}
                placeholder={t("ui.performance.allClients")}
                data={clients.map(({ id, name }) => choice(String(id), name))}
                value={question.client === null ? null : String(question.client)}
                onChange={(id) => onQuestion({ client: id === null ? null : Number(id) })}
                comboboxProps={{ withinPortal: false }}
                clearable
              />
            )}
            <Select
              label={t("ui.performance.type")}
              placeholder={t("ui.performance.allTypes")}
              data={partnerTypes.map((type) => choice(type, typeName(type)))}
              value={question.type}
              onChange={(type) => onQuestion({ type: partnerTypes.find((one) => one === type) ?? null })}
              comboboxProps={{ withinPortal: false }}
              clearable
            />
            <Select
              label={t("ui.performance.tier")}
              placeholder={t("ui.performance.allTiers")}
              data={[...tiers]}
              value={question.tier}
              onChange={(tier) => onQuestion({ tier: tiers.find((one) => one === tier) ?? null })}
              comboboxProps={{ withinPortal: false }}
              clearable
            />
            <Tag
              key={question.tag}
              tag={question.tag}
              onTag={(tag) => {
                onQuestion({ tag });
                setOpened(false);
              }}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function Tag({ tag, onTag }: { tag: string | null; onTag: (tag: string | null) => void }) {
  const [text, setText] = useState(tag ?? "");
  const leave = (): void => {
    const next = text.trim() === "" ? null : text.trim();
    if (next !== tag) onTag(next);
  };
  return (
    <TextInput
      label={t("ui.performance.tag")}
      placeholder={t("ui.performance.allTags")}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === "Enter") leave();
      }}
    />
  );
}

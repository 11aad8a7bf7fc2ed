// What was detected about a file, as fields that correct it.
import { Button, type ComboboxData, Group, NumberInput, Select, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { showSize } from "../../format.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import { isMapped, reading, type Reading } from "./answers.ts";
import { useSeen, type Inspected, type Session } from "./session.ts";
import classes from "./Import.module.css";

export interface HowReadProps {
  session: Session;
  value: Inspected;
  /** A way out where the file was taken for something else. */
  children?: ReactNode;
}

export function HowRead({ session, value, children }: HowReadProps) {
  const { answers } = useSeen(session);
  const correct = (key: Reading) => (chosen: string | null) => {
    if (chosen !== null) session.correct({ [key]: chosen });
  };
  const mark = (key: Reading) => (key in answers ? t("ui.imports.corrected") : t("ui.imports.detected"));
  return (
    <section aria-label={t("ui.imports.steps.file")}>
      <Group gap="md" align="flex-start">
        <Select
          className={classes.wide}
          label={t("ui.imports.format")}
          description={mark("format")}
          value={value.format}
          data={formatChoices(value)}
          onChange={correct(reading.format)}
          allowDeselect={false}
          searchable
        />
        {value.encoding !== null && value.encodings.length > 0 && (
          <Select
            label={t("ui.imports.encoding")}
            description={mark("encoding")}
            value={value.encoding}
            data={value.encodings.map((encoding) => ({ value: encoding, label: encodingName(encoding) }))}
            onChange={correct(reading.encoding)}
            allowDeselect={false}
            searchable
          />
        )}
        {value.delimiters.length > 0 && value.delimiter !== null && (
          <Select
            label={t("ui.imports.delimiter")}
            description={mark("delimiter")}
            value={value.delimiter}
            data={value.delimiters.map((delimiter) => ({
              value: delimiter,
              label: delimiterName(delimiter),
            }))}
            onChange={correct(reading.delimiter)}
            allowDeselect={false}
          />
        )}
        {value.sheets.length > 1 && (
          <Select
            label={t("ui.imports.sheet")}
            description={mark("sheet")}
            value={value.sheet}
            data={value.sheets}
            onChange={correct(reading.sheet)}
            allowDeselect={false}
            searchable
          />
        )}
        {value.headerLine !== null && (
          <HeaderLine
            key={value.headerLine}
            line={value.headerLine}
            mark={mark("headerLine")}
            onChange={(line) => session.correct({ [reading.headerLine]: String(line) })}
          />
        )}
      </Group>
      <Group gap="xs" mt="xs" mih="1.75rem">
        <Text size="sm" c="dimmed">
          {t("ui.imports.size")}: {showSize(value.bytes)}
        </Text>
        {Object.keys(answers).length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() =>
              session.correct(Object.fromEntries(Object.keys(answers).map((key) => [key, null])))
            }
          >
            {t("ui.imports.detectAgain")}
          </Button>
        )}
        {children}
      </Group>
    </section>
  );
}

/** Taken on Enter and on leaving the field, so that a half-typed number reads nothing. */
function HeaderLine({
  line,
  mark,
  onChange,
}: {
  line: number;
  mark: string;
  onChange: (line: number) => void;
}) {
  const [draft, setDraft] = useState<string | number>(line);
  const commit = (): void => {
    if (typeof draft === "number" && draft !== line) onChange(draft);
  };
  return (
    <NumberInput
      className={classes.narrow}
      label={t("ui.imports.headerLine")}
      description={mark}
      value={draft}
      min={0}
      max={1000}
      allowDecimal={false}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}

const ownFormat = /^own:/;

/** Reports have many formats: networks, those a person made, and the plain table. */
function formatChoices({ formats, report, delimiter }: Inspected): ComboboxData {
  const items = (of: (format: string) => boolean) =>
    formats.filter(of).map((format) => ({ value: format, label: formatName(format) }));
  if (!report) return items(() => true);
  const plain = delimiter === null ? "xlsx" : "csv";
  return [
    { group: t("ui.report.groups.own"), items: items((format) => ownFormat.test(format)) },
    {
      group: t("ui.report.groups.networks"),
      items: items((format) => !ownFormat.test(format) && !isMapped(format)),
    },
    { group: t("ui.report.groups.other"), items: items((format) => format === plain) },
  ].filter((group) => group.items.length > 0);
}

export const formatName = (format: string): string => {
  if (ownFormat.test(format)) return format.replace(ownFormat, "");
  const key = `ui.imports.formats.${format}`;
  return isWord(key) ? t(key) : format;
};

const encodingName = (encoding: string): string => {
  const key = `ui.imports.encodings.${encoding}`;
  return isWord(key) ? t(key) : encoding;
};

const delimiterName = (delimiter: string): string => {
  const name = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" }[delimiter] ?? "other";
  const key = `ui.imports.delimiters.${name}`;
  return isWord(key) ? t(key, { delimiter }) : delimiter;
};

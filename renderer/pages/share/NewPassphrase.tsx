// A passphrase for a new file: typed twice, or once where it is shown.
import { Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { t } from "../../words.ts";
import classes from "./Share.module.css";

export interface Typed {
  text: string;
  again: string;
  shown: boolean;
}

/** Fewer are guessed. */
const least = 8;

/** What is wrong with it, by field; null where it can be used. */
export function passphraseWrong({ text, again, shown }: Typed): { text?: string; again?: string } | null {
  if (text.length < least) return { text: t("ui.share.save.tooShort", { count: least }) };
  return shown || text === again ? null : { again: t("ui.share.save.differs") };
}

export interface NewPassphraseProps {
  /** Null: the file is not protected. */
  value: Typed | null;
  onChange: (value: Typed | null) => void;
  /** Saving was tried: then what is wrong is said. */
  tried: boolean;
}

export function NewPassphrase({ value, onChange, tried }: NewPassphraseProps) {
  const wrong = value && tried ? passphraseWrong(value) : null;
  return (
    <div>
      <Checkbox
        label={t("ui.share.save.lock")}
        checked={value !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { text: "", again: "", shown: false } : null)
        }
      />
      {value && (
        <Stack gap="xs" className={classes.under}>
          <TextInput
            type={value.shown ? "text" : "password"}
            label={t("ui.share.save.passphrase")}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
            error={wrong?.text}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          {!value.shown && (
            <TextInput
              type="password"
              label={t("ui.share.save.again")}
              value={value.again}
              onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
              error={wrong?.again}
              autoComplete="off"
            />
          )}
          <Checkbox
            label={t("ui.share.save.show")}
            checked={value.shown}
            onChange={(event) => onChange({ ...value, shown: event.currentTarget.checked })}
          />
          <Text size="sm" className={classes.lookText}>
            {t("ui.share.save.forgotten")}
          </Text>
        </Stack>
      )}
    </div>
  );
}

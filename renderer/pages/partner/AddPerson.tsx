// A person added to a partner: a name is enough, an address helps.
import { Button, Group, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "../../../electron/domain/errors.ts";
import { asFailure, call } from "../../api/client.ts";
import { sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { onEscape } from "../../ui/endKey.ts";

export interface AddPersonProps {
  partnerId: number;
  onMade: (id: number) => void;
}

export function AddPerson({ partnerId, onMade }: AddPersonProps) {
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <PersonForm
        partnerId={partnerId}
        onMade={(id) => {
          setOpen(false);
          onMade(id);
        }}
        onLeave={() => setOpen(false)}
      />
    );
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      mt={4}
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setOpen(true)}
    >
      {t("ui.partner.person.add")}
    </Button>
  );
}

function PersonForm({ partnerId, onMade, onLeave }: AddPersonProps & { onLeave: () => void }) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [error, setError] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async (): Promise<void> => {
    const fullName = name.trim();
    if (fullName === "") return;
    try {
      const emails = email.trim() === "" ? {} : { emails: [email.trim()] };
      const made = await call((api) => api.contacts.create, { partnerId, fullName, ...emails });
      sayWithUndo(t("ui.partner.peoplePage.created", { name: fullName }), made.batchId);
      onMade(made.id);
    } catch (failure) {
      setError(asFailure(failure));
    }
  };
  const onEmail = error?.field === "emails";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div role="presentation" onKeyDown={onEscape(onLeave)}>
        <Group gap="xs" align="flex-end" mt="xs">
          <TextInput
            ref={field}
            label={t("ui.partner.person.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={onEmail ? undefined : error?.text}
            dir="auto"
            flex={1}
            miw="9rem"
          />
          <TextInput
            label={t("ui.partner.person.email")}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={onEmail ? error.text : undefined}
            flex={1}
            miw="9rem"
          />
          <Button type="submit" disabled={name.trim() === ""}>
            {t("ui.frame.add")}
          </Button>
        </Group>
      </div>
    </form>
  );
}

/** The English of id-vault.ts. */
export const enVault = {
  pin: {
    setTitle: "Choose a PIN for this phone",
    setLead: "Choose 6 digits. The app asks for them when it opens, also without a signal.",
    setDetail:
      "All records on this phone are locked with the PIN. If you forget it, your password opens them.",
    renewTitle: "Choose a new PIN",
    renewLead: "This phone is open now. Choose a new PIN so that it locks safely again.",
    changeTitle: "Change the PIN",
    fresh: "New PIN (6 digits)",
    again: "PIN again",
    save: "Save the PIN",
    busy: "Locking what is on the phone…",
    changed: "The PIN was changed",
    trouble: {
      form: "A PIN is exactly 6 digits.",
      easy: "This PIN is too easy to guess. Choose another.",
      differs: "The two PINs differ. Type them again.",
      broken:
        "The PIN could not be saved. Your records are safe; free some space on the phone and try again.",
    },
  },
  gate: {
    title: "Enter your PIN",
    pin: "PIN",
    open: "Open",
    opening: "Opening…",
    wrong: "That is not the PIN",
    left: (n: number) => `${n} tries left. After that the phone stays locked until your password opens it.`,
    forgot: "I forgot the PIN",
    backToPin: "Use the PIN",
    lockedTitle: "What is on this phone is locked",
    lockedLead:
      "It was without contact for too long, or the PIN was wrong too often. Nothing is lost. Your password opens it.",
    passwordLead: "This needs a signal for a moment. Then choose a new PIN.",
    unlock: "Open with the password",
    without: "Record without opening",
    withoutDetail: "A new record is sealed and waits on this phone. It can be sent once the phone is open.",
    withoutOffline: "No signal. A new record is sealed and waits on this phone until it is opened.",
    other: "Another officer",
    otherSure:
      "Does another officer use this phone? What is here stays, locked, until you sign in here again.",
    otherYes: "Yes, another officer",
    draftLocked: "This draft is locked",
    draftLockedDetail: "Your draft is safe. Open with the PIN first, then go on.",
    toGate: "Open with the PIN",
    sealed: "Locked: this record is sealed when finished, and sent once the phone is open.",
    answers: {
      offline: {
        title: "No signal yet",
        detail: "Opening with the password needs a signal. Recording works.",
      },
      unreachable: {
        title: "The server cannot be reached",
        detail: "The password is not kept. Try again in a moment.",
      },
      no_key: {
        title: "The key of this phone was not found",
        detail: "Everything stays here, locked. Ask the operator of your Polres before you delete anything.",
      },
    },
  },
  full: {
    title: "The phone is full",
    detail:
      "What you wrote is still on this screen. Do not close the app. Let go of photos that the server has, free some space, or save unsent work to a file.",
    free: "Let go of received photos",
    freed: (n: number) => `${n} photos were let go. The server has them.`,
    toFile: "Save to a file",
    locked:
      "The app is locked. What you wrote is still on this screen; enter the PIN in another tab, then tap Done again.",
    broken: "What you wrote is still on this screen. Do not close the app; tap Done once more.",
  },
  emptied: {
    title: "The storage of this phone was cleared",
    lost: (n: number) => `${n} things that had not arrived are gone from this phone.`,
    nothingWaited: "Nothing was waiting to be sent; older drafts are gone.",
    server: (n: number) => `Records that the server has: ${n}, fetched again when there is a signal.`,
    goesOn: "The form that is open is still here and is kept again.",
    read: "I have read this",
  },
  escrow: {
    title: "Save to a file",
    lead: "What has not been sent is saved as a file. Only your Polsek can open it.",
    stays:
      "The originals stay on this phone until they are received. Sent twice, they are still recorded once.",
    make: "Make the file",
    busy: "Making the file…",
    ready: "The file is ready",
    next: "Save or share it, then hand it in on a colleague's phone that has a signal, or give it to the Polsek.",
    save: "Download the file",
    share: "Share",
    nothing: { title: "Everything was received", detail: "There is nothing to save to a file." },
    no_key: {
      title: "The key of the Polsek is not on this phone yet",
      detail: "Connect for a moment and tap Update data in Settings. Your records stay safe here.",
    },
    broken: {
      title: "The file could not be made",
      detail: "Your records are safe on this phone. Close other apps and try again.",
    },
    takeTitle: "Hand in a file",
    takeLead:
      "Choose a .sejuk file of a colleague of your Polres. What is in it cannot be seen on this phone.",
    choose: "Choose the file",
    taking: "Sending the file…",
    taken: "The file was handed in",
    counts: {
      received: (n: number) => `${n} records received`,
      known: (n: number) => `${n} were on the server already`,
      refused: (n: number) => `${n} refused; their officer sees why on their own phone`,
      later: (n: number) => `${n} not possible yet; hand this file in again later`,
      photos: (n: number) => `${n} photos received`,
      photosRefused: (n: number) => `${n} photos refused`,
    },
    answers: {
      stale: {
        title: "Sign in again first",
        detail: "This phone has to sign in again before it can send a file.",
      },
      unreachable: {
        title: "The server cannot be reached",
        detail: "The file is unharmed. Try again with a signal.",
      },
      broken: { title: "The file cannot be read", detail: "Ask for the file once more." },
    },
  },
  wiped: {
    title: "This phone was emptied",
    what: "This phone was reported lost",
    why: "So its records, keys and access were destroyed. What was received is still on the server.",
    rescued:
      "What had not been sent is in the file below. Only the Polsek can open it. Give it to the Polsek.",
    locked: (n: number) =>
      `${n} unsent things are still on this phone, locked. Only the server holds the key. Give this phone to the Polsek.`,
    drop: "I have handed the file over",
    dropSure: "Delete this file from the phone? Make sure that the Polsek has it.",
    dropYes: "Yes, delete the file",
    go: "I understand",
  },
  held: {
    reason: "Written anew without personal data",
    said: "A text is held because it may hold data of a resident. Write it anew without them.",
    held: "This text is not in the record because it may hold what must not be recorded. Only you can read it. Write it anew without that.",
    vouched: "You said that it is not that. The Kanit decides; until then this text is not in the record.",
    until: (when: string) => `deleted ${when}`,
    rewrite: "Write it anew",
  },
};

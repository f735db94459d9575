"""The tables of the register itself: lock, history, attachments' contents, answers, own names."""

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text

from inkop_desktop.models.base import METADATA, Word, key, keyed, optional, reference, required, root
from inkop_desktop.rules.vocabulary import Verdict

# Who may write now; at most one row, with id 1.
LOCK = Table(
    "lock",
    METADATA,
    key("id", Integer),
    required("token", Text),
    required("person", Text),
    required("machine", Text),
    required("process", Integer),
    required("since", Text),
)

# One action of one person: the log's unit, chained by `hash` to the one before it.
# `action` is JSON; an erased one keeps its digest only.
CHANGE_SET = keyed(
    "change_set",
    required("at", Text),
    required("who", Text),
    required("session", Text),
    optional("action", Text),
    optional("salt", LargeBinary),
    required("digest", LargeBinary),
    required("binding", Boolean),
    reference("undoes", "change_set"),
    required("previous", Text),
    required("hash", Text),
)

# One field of one row, before and after (JSON); an erased one keeps its digest only.
CHANGE = Table(
    "change",
    METADATA,
    key("id", Integer),
    required("change_set_id", Integer, ForeignKey("change_set.id"), index=True),
    required("root_kind", Text),
    required("root_id", Integer),
    required("kind", Text),
    required("record_id", Integer),
    required("field", Text),
    optional("before", Text),
    optional("after", Text),
    optional("salt", LargeBinary),
    required("digest", LargeBinary),
    Index("ix_change_root_kind_root_id", "root_kind", "root_id"),
)

# A file's contents, once each.
BLOB = Table(
    "blob",
    METADATA,
    key("sha256", Text),
    required("size", Integer),
)

# A piece of at most 1 MiB of a file's contents.
BLOB_CHUNK = Table(
    "blob_chunk",
    METADATA,
    key("sha256", Text, ForeignKey("blob.sha256")),
    key("number", Integer),
    required("data", LargeBinary),
)

SAVED_FILTER = root(
    "saved_filter",
    required("noun", Text),
    required("name", Text),
    required("definition", Text),
)

SAVED_MAPPING = root(
    "saved_mapping",
    required("noun", Text),
    required("name", Text),
    required("definition", Text),
)

ANSWER = root(
    "answer",
    required("finding", Text, index=True),
    required("facts", Text),
    optional("verdict", Word(Verdict)),
    optional("until", Date),
    required("reason", Text),
    required("answered_by", Text),
    optional("answered_on", Date),
)

OWN_NAMES = root(
    "own_names",
    required("level_a", Text),
    required("level_b", Text),
    required("level_c", Text),
)

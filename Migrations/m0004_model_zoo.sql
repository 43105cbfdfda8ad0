-- The model zoo: models by name, what proves a stored model, and where it came from.

-- Tensors ------------------------------------------------------------------------------------------------------

-- What of a tensor's bytes exceeds one part; the first part is in the tensor's own row. SQLite bounds a row.
CREATE TABLE tensorPart (
  tensor INTEGER NOT NULL REFERENCES tensor (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  data BLOB NOT NULL,
  PRIMARY KEY (tensor, position)
) STRICT;

-- Proofs -------------------------------------------------------------------------------------------------------

-- Samples that models are held against, as they are before any preparation; once for all checkpoints that are.
CREATE TABLE goldenInput (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  sampleCount INTEGER NOT NULL CHECK (sampleCount >= 1),
  shapeJSON TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- What a checkpoint must hold and must answer. The seal is a digest of all that the model consists of.
CREATE TABLE proof (
  checkpoint INTEGER PRIMARY KEY REFERENCES checkpoint (id) ON DELETE CASCADE,
  seal TEXT NOT NULL CHECK (length(seal) = 64),
  goldenInput INTEGER REFERENCES goldenInput (id),
  scoreData BLOB,
  CHECK ((goldenInput IS NULL) = (scoreData IS NULL))
) STRICT;
CREATE INDEX proofByGoldenInput ON proof (goldenInput);

-- Packings -----------------------------------------------------------------------------------------------------

-- A checkpoint's weights at a lower precision, beside the weights themselves. The seal is as in a proof, of the
-- weights as they are decoded; the scores are what these weights answer to the checkpoint's golden input.
CREATE TABLE packing (
  id INTEGER PRIMARY KEY,
  checkpoint INTEGER NOT NULL REFERENCES checkpoint (id) ON DELETE CASCADE,
  precision TEXT NOT NULL CHECK (precision IN ('bf16', 'f16', 'int8')),
  seal TEXT NOT NULL CHECK (length(seal) = 64),
  scoreData BLOB,
  createdAtSeconds REAL NOT NULL,
  UNIQUE (checkpoint, precision)
) STRICT;

CREATE TABLE packingTensor (
  packing INTEGER NOT NULL REFERENCES packing (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  tensor INTEGER NOT NULL REFERENCES tensor (id),
  PRIMARY KEY (packing, position),
  UNIQUE (packing, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX packingTensorByTensor ON packingTensor (tensor);

-- What the packed weights reached on the validation split, NULL where that is undefined.
CREATE TABLE packingMetric (
  packing INTEGER NOT NULL REFERENCES packing (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value ANY,
  PRIMARY KEY (packing, name)
) STRICT, WITHOUT ROWID;

-- Lineage ------------------------------------------------------------------------------------------------------

-- The model whose weights a run began with. By its uuid, as it may have been deleted or lie in another store.
CREATE TABLE runParent (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  reference TEXT NOT NULL,
  parentRun TEXT NOT NULL CHECK (length(parentRun) = 36),
  parentEpoch INTEGER NOT NULL,
  parentSeal TEXT
) STRICT;
CREATE INDEX runParentByParent ON runParent (parentRun);

-- The registry -------------------------------------------------------------------------------------------------

CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE,
  createdAtSeconds REAL NOT NULL
) STRICT;

-- A version is a checkpoint with what people say of it; as long as it stands, its checkpoint does. Without a packing
-- its weights are the checkpoint's own.
CREATE TABLE modelVersion (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  model INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  checkpoint INTEGER NOT NULL REFERENCES checkpoint (id),
  packing INTEGER REFERENCES packing (id),
  description TEXT NOT NULL DEFAULT '',
  licence TEXT NOT NULL DEFAULT '',
  createdAtSeconds REAL NOT NULL,
  UNIQUE (model, number)
) STRICT;
CREATE INDEX modelVersionByCheckpoint ON modelVersion (checkpoint);
CREATE INDEX modelVersionByPacking ON modelVersion (packing);

CREATE TABLE modelVersionTag (
  modelVersion INTEGER NOT NULL REFERENCES modelVersion (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (modelVersion, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE modelAlias (
  model INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  modelVersion INTEGER NOT NULL REFERENCES modelVersion (id) ON DELETE CASCADE,
  PRIMARY KEY (model, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX modelAliasByVersion ON modelAlias (modelVersion);

-- Who did what to the registry and when, by names and numbers, so that it outlives what it tells of.
CREATE TABLE modelEvent (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  model TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('register', 'alias', 'unalias', 'delete', 'rename')),
  alias TEXT,
  fromVersion INTEGER,
  toVersion INTEGER,
  actor TEXT NOT NULL,
  host TEXT NOT NULL,
  atSeconds REAL NOT NULL
) STRICT;
CREATE INDEX modelEventByModel ON modelEvent (model, atSeconds);

CREATE TRIGGER modelEventIsNotChanged BEFORE UPDATE ON modelEvent
BEGIN SELECT RAISE(ABORT, 'the log of models is only added to'); END;

CREATE TRIGGER modelEventIsNotDeleted BEFORE DELETE ON modelEvent
BEGIN SELECT RAISE(ABORT, 'the log of models is only added to'); END;

-- The foundation of a cnnlab store.
--
-- Instants are seconds since 1970-01-01 UTC. SQLite has no NaN: where a column may hold one, NULL stands for it.
-- Such columns are of type ANY, because a REAL column would store -0.0 as the integer 0.

-- What runs share ----------------------------------------------------------------------------------------------

CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE architecture (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  graphJSON TEXT NOT NULL,
  UNIQUE (hash, name)
) STRICT;

CREATE TABLE dataset (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  UNIQUE (name, fingerprint)
) STRICT;

CREATE TABLE environment (
  id INTEGER PRIMARY KEY,
  toolVersion TEXT NOT NULL,
  gitCommit TEXT,
  gitDirty INTEGER CHECK (gitDirty IN (0, 1)),
  host TEXT NOT NULL,
  operatingSystem TEXT NOT NULL,
  cpu TEXT NOT NULL,
  threads INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX environmentContent ON environment (
  host, toolVersion, ifnull(gitCommit, ''), ifnull(gitDirty, -1), operatingSystem, cpu, threads
);

-- Sweeps -------------------------------------------------------------------------------------------------------

CREATE TABLE sweep (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE,
  method TEXT NOT NULL,
  metric TEXT NOT NULL,
  goal TEXT NOT NULL CHECK (goal IN ('maximize', 'minimize')),
  experimentText TEXT NOT NULL,
  resolvedJSON TEXT NOT NULL,
  createdAtSeconds REAL NOT NULL
) STRICT;

-- A cell of a sweep. It is leased exactly while it has a lease token; every write of a leased run checks the token.
CREATE TABLE trial (
  id INTEGER PRIMARY KEY,
  sweep INTEGER NOT NULL REFERENCES sweep (id) ON DELETE CASCADE,
  cellHash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'running', 'finished', 'failed', 'pruned')),
  isHidden INTEGER NOT NULL DEFAULT 0 CHECK (isHidden IN (0, 1)),
  failureCount INTEGER NOT NULL DEFAULT 0,
  failureReason TEXT,
  leaseToken TEXT UNIQUE,
  leaseHost TEXT,
  leaseBootID TEXT,
  leasePID INTEGER,
  leaseSeconds REAL,
  leaseExpiresAtSeconds REAL,
  UNIQUE (sweep, cellHash),
  CHECK ((state IN ('leased', 'running')) = (leaseToken IS NOT NULL))
) STRICT;
CREATE INDEX trialByState ON trial (sweep, state, isHidden);

CREATE TABLE trialParam (
  trial INTEGER NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('integer', 'real', 'boolean', 'text')),
  value ANY,
  PRIMARY KEY (trial, name)
) STRICT, WITHOUT ROWID;

-- Runs ---------------------------------------------------------------------------------------------------------

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed', 'pruned', 'interrupted')),
  failureReason TEXT,
  experiment INTEGER REFERENCES experiment (id),
  trial INTEGER REFERENCES trial (id) ON DELETE SET NULL,
  architecture INTEGER NOT NULL REFERENCES architecture (id),
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  environment INTEGER NOT NULL REFERENCES environment (id),
  parameterCount INTEGER NOT NULL,
  splitHash TEXT NOT NULL,
  seed INTEGER NOT NULL,
  objectiveMetric TEXT,
  objectiveGoal TEXT CHECK (objectiveGoal IN ('maximize', 'minimize')),
  startedAtSeconds REAL NOT NULL,
  heartbeatAtSeconds REAL NOT NULL,
  finishedAtSeconds REAL,
  epochs INTEGER,
  bestEpoch INTEGER,
  durationSeconds REAL,
  samplesPerSecond REAL,
  peakMemoryBytes INTEGER,
  ownerHost TEXT NOT NULL,
  ownerBootID TEXT NOT NULL,
  ownerPID INTEGER NOT NULL,
  CHECK ((objectiveMetric IS NULL) = (objectiveGoal IS NULL))
) STRICT;
CREATE INDEX runByName ON run (name);
CREATE INDEX runByState ON run (state);
CREATE INDEX runByExperiment ON run (experiment);
CREATE INDEX runByTrial ON run (trial);
CREATE INDEX runByArchitecture ON run (architecture);
CREATE INDEX runByDataset ON run (dataset);
CREATE INDEX runByEnvironment ON run (environment);

-- The long texts of a run, apart from it so that a list of runs does not read them.
CREATE TABLE runDetail (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  commandLineJSON TEXT NOT NULL,
  resolvedExperimentJSON TEXT NOT NULL,
  preparationJSON TEXT NOT NULL
) STRICT;

CREATE TABLE param (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('integer', 'real', 'boolean', 'text')),
  value ANY,
  PRIMARY KEY (run, name)
) STRICT, WITHOUT ROWID;

-- Every claim of a trial, and how it ended; without an outcome it is still going on.
CREATE TABLE trialAttempt (
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  run INTEGER REFERENCES run (id) ON DELETE SET NULL,
  ownerHost TEXT NOT NULL,
  ownerBootID TEXT NOT NULL,
  ownerPID INTEGER NOT NULL,
  startedAtSeconds REAL NOT NULL,
  finishedAtSeconds REAL,
  outcome TEXT CHECK (outcome IN ('finished', 'pruned', 'failed', 'interrupted', 'abandoned')),
  reason TEXT,
  UNIQUE (trial, number)
) STRICT;
CREATE INDEX trialAttemptByRun ON trialAttempt (run);

-- Metrics ------------------------------------------------------------------------------------------------------

CREATE TABLE metric (
  id INTEGER PRIMARY KEY,
  split TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (split, name)
) STRICT;

-- Live points, about 26 bytes each on disk; an index for the column metric would double that, and no metric is
-- ever deleted.
CREATE TABLE point (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  metric INTEGER NOT NULL REFERENCES metric (id),
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  value ANY,
  PRIMARY KEY (run, metric, epoch, step),
  CHECK (typeof(value) IN ('real', 'null'))
) STRICT, WITHOUT ROWID;

-- Kept in the transaction that writes the points. NaN is never a minimum or a maximum.
CREATE TABLE metricSummary (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  metric INTEGER NOT NULL REFERENCES metric (id),
  pointCount INTEGER NOT NULL,
  lastValue ANY,
  lastEpoch INTEGER NOT NULL,
  lastStep INTEGER NOT NULL,
  minValue ANY,
  minEpoch INTEGER,
  maxValue ANY,
  maxEpoch INTEGER,
  PRIMARY KEY (run, metric)
) STRICT, WITHOUT ROWID;
CREATE INDEX metricSummaryByMetric ON metricSummary (metric);

-- Weights ------------------------------------------------------------------------------------------------------

-- Content-addressed: the digest is of the raw bytes and the shape, whatever the codec made of them.
CREATE TABLE tensor (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,
  codec INTEGER NOT NULL,
  shapeJSON TEXT NOT NULL,
  rawByteCount INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (digest, codec)
) STRICT;

CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  createdAtSeconds REAL NOT NULL,
  UNIQUE (run, epoch, step)
) STRICT;

-- A checkpoint lives as long as a tag holds it.
CREATE TABLE checkpointTag (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  checkpoint INTEGER NOT NULL REFERENCES checkpoint (id) ON DELETE CASCADE,
  PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX checkpointTagByCheckpoint ON checkpointTag (checkpoint);

CREATE TABLE checkpointTensor (
  checkpoint INTEGER NOT NULL REFERENCES checkpoint (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  tensor INTEGER NOT NULL REFERENCES tensor (id),
  PRIMARY KEY (checkpoint, position),
  UNIQUE (checkpoint, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX checkpointTensorByTensor ON checkpointTensor (tensor);

-- Evaluations --------------------------------------------------------------------------------------------------

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  checkpointEpoch INTEGER NOT NULL,
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  split TEXT NOT NULL,
  sampleCount INTEGER NOT NULL,
  perClassJSON TEXT NOT NULL,
  confusionJSON TEXT NOT NULL,
  createdAtSeconds REAL NOT NULL,
  toolVersion TEXT NOT NULL
) STRICT;
CREATE INDEX evaluationByRun ON evaluation (run);
CREATE INDEX evaluationByDataset ON evaluation (dataset);

-- An undefined metric has isUndefined 1; NULL without it is NaN.
CREATE TABLE evaluationMetric (
  evaluation INTEGER NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value ANY,
  isUndefined INTEGER NOT NULL CHECK (isUndefined IN (0, 1)),
  PRIMARY KEY (evaluation, name)
) STRICT, WITHOUT ROWID;

-- What it takes to go on with a training, and to end trials early.

-- Resuming -----------------------------------------------------------------------------------------------------

-- All that a training needs to go on as if it had never stopped; gone with the end of the run.
CREATE TABLE trainingState (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  stateJSON TEXT NOT NULL,
  savedAtSeconds REAL NOT NULL
) STRICT;

-- Its arrays, raw: they are replaced so often that packing them would cost more than it saves.
CREATE TABLE trainingStatePart (
  run INTEGER NOT NULL REFERENCES trainingState (run) ON DELETE CASCADE,
  name TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (run, name)
) STRICT;

-- Each time that a run went on: from where, and how the segment before had ended. A run's first segment is the
-- run itself.
CREATE TABLE runSegment (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 2),
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  startedAtSeconds REAL NOT NULL,
  ownerHost TEXT NOT NULL,
  ownerPID INTEGER NOT NULL,
  endOfPreviousAtSeconds REAL,
  endOfPreviousReason TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Early termination --------------------------------------------------------------------------------------------

-- The objective of a trial after an epoch, and the best of it so far. NULL stands for NaN.
CREATE TABLE trialReport (
  sweep INTEGER NOT NULL REFERENCES sweep (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  trial INTEGER NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
  value ANY,
  best ANY,
  PRIMARY KEY (sweep, epoch, trial)
) STRICT, WITHOUT ROWID;
CREATE INDEX trialReportByTrial ON trialReport (trial);

-- A queued trial with a paused epoch waits to be promoted from that rung; the promoted epoch is the last epoch that
-- it was let past.
ALTER TABLE trial ADD COLUMN pausedEpoch INTEGER;
ALTER TABLE trial ADD COLUMN promotedEpoch INTEGER;

-- Scheduling ---------------------------------------------------------------------------------------------------

-- A trial that was killed for want of memory runs with no other beside it.
ALTER TABLE trial ADD COLUMN runsAlone INTEGER NOT NULL DEFAULT 0 CHECK (runsAlone IN (0, 1));

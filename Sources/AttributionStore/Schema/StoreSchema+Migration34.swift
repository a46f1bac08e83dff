import ContentHash

// The thirty-fourth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What is searched for is the same for nearly all calls, so each list of terms is kept once.
  static let termLists = """
    -- A list of terms that calls were searched for. It is never changed, and stays when no search has it any more.
    CREATE TABLE term_lists (
      list_id           INTEGER PRIMARY KEY,
      sha256            TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64) -- of its terms, in one order
    ) STRICT;

    CREATE TABLE listed_terms (
      list_id           INTEGER NOT NULL REFERENCES term_lists (list_id) ON DELETE CASCADE,
      term_id           INTEGER NOT NULL REFERENCES terms (term_id),
      PRIMARY KEY (list_id, term_id)
    ) STRICT, WITHOUT ROWID;

    -- Which list each search has; until the end of this migration.
    CREATE TABLE listed_searches (
      search_id         INTEGER PRIMARY KEY,
      list_id           INTEGER NOT NULL
    ) STRICT;
    """

  /// Numbers the lists from 1 in the order of their terms' numbers. The rows come in the order of their key.
  static let listedSearches = """
    INSERT INTO listed_searches (search_id, list_id)
    SELECT search_id, dense_rank() OVER (ORDER BY terms) FROM (
      SELECT search_id, group_concat(term_id) AS terms FROM searched_terms GROUP BY search_id
    );
    """

  /// The same in PostgreSQL.
  static let listedSearchesInOrder = """
    INSERT INTO listed_searches (search_id, list_id)
    SELECT search_id, dense_rank() OVER (ORDER BY terms) FROM (
      SELECT search_id, string_agg(CAST(term_id AS text), ',' ORDER BY term_id) COLLATE "C" AS terms
      FROM searched_terms GROUP BY search_id
    ) AS searched;
    """

  /// Adds the lists, each by its digest, in the order of their numbers.
  @Sendable static func addTermLists(_ db: StoreConnection) throws {
    let rows = try db.cursor(
      of: "terms",
      """
      SELECT \(StoredTerms.columns), list_id FROM searched_terms JOIN (
          SELECT list_id, min(search_id) AS search_id FROM listed_searches GROUP BY list_id
        ) AS lists USING (search_id) JOIN terms USING (term_id)
      ORDER BY list_id
      """)
    var digests: [SHA256Digest] = []
    var list: (id: Int64, terms: [[String]])?
    while let row = try rows.next() {
      let id = try row.integer(at: 4)
      if let done = list, done.id != id { digests.append(TermList.digest(of: done.terms)) }
      if list?.id != id { list = (id, []) }
      list?.terms.append(try (0..<4).map { try row.text(at: $0) })
    }
    if let list { digests.append(TermList.digest(of: list.terms)) }
    for digest in digests {
      try db.execute("INSERT INTO term_lists (sha256) VALUES (?)", [digest.hex])
    }
    try db.execute(
      """
      INSERT INTO listed_terms (list_id, term_id)
      SELECT list_id, term_id FROM searched_terms JOIN (
          SELECT list_id, min(search_id) AS search_id FROM listed_searches GROUP BY list_id
        ) AS lists USING (search_id)
      """)
  }

  /// Searches name their list, and hits their search. Tables' constraints cannot be changed, so both are made anew.
  /// Runs with foreign keys off, and the views that read the tables are out of the way while these have no name.
  static let searchesWithLists = """
    DROP VIEW call_hits;
    DROP VIEW call_values;

    CREATE TABLE searches_with_lists (
      search_id         INTEGER PRIMARY KEY,
      call_id           TEXT NOT NULL REFERENCES calls (call_id) ON DELETE CASCADE,
      source            TEXT NOT NULL CHECK (source IN ('audio', 'transcript')),
      finder            TEXT NOT NULL,    -- what searched, with its version
      content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64),
      recorded_at       TEXT NOT NULL,
      list_id           INTEGER NOT NULL REFERENCES term_lists (list_id), -- what was searched for, found or not
      UNIQUE (call_id, source, finder, content_sha256)
    ) STRICT;
    INSERT INTO searches_with_lists
      (search_id, call_id, source, finder, content_sha256, recorded_at, list_id)
    SELECT search_id, call_id, source, finder, content_sha256, recorded_at, list_id
    FROM searches JOIN listed_searches USING (search_id) ORDER BY search_id;

    CREATE TABLE hits_of_searches (
      search_id         INTEGER NOT NULL REFERENCES searches (search_id) ON DELETE CASCADE,
      term_id           INTEGER NOT NULL REFERENCES terms (term_id), -- one of the search's list
      position          INTEGER NOT NULL, -- 0, 1, … in order of time
      speaker           TEXT NOT NULL CHECK (speaker IN ('caller', 'agent', 'unknown')),
      channel           INTEGER,          -- from 0; NULL where a transcript does not say
      start_ms          INTEGER NOT NULL, -- from the start of the recording
      end_ms            INTEGER NOT NULL CHECK (end_ms >= start_ms),
      first_word        INTEGER,          -- of the transcript, from 0; NULL for sound
      end_word          INTEGER CHECK (end_word >= first_word), -- the first word after the hit
      confidence_thousandths INTEGER NOT NULL CHECK (confidence_thousandths BETWEEN 0 AND 1000),
      text              TEXT NOT NULL,
      has_approximate_times INTEGER NOT NULL CHECK (has_approximate_times IN (0, 1)),
      captures          TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(captures)), -- see call_values
      turn              INTEGER,          -- of the transcript, from 0; NULL where none are told apart, and for sound
      polarity          TEXT CHECK (polarity IN ('affirmed', 'negated', 'unclear')), -- by the words around it
      resembles         TEXT,             -- the phrase that misheard words sound like; NULL for the phrase itself
      PRIMARY KEY (search_id, term_id, position),
      CHECK ((first_word IS NULL) = (end_word IS NULL))
    ) STRICT, WITHOUT ROWID;
    INSERT INTO hits_of_searches
      (search_id, term_id, position, speaker, channel, start_ms, end_ms, first_word, end_word,
      confidence_thousandths, text, has_approximate_times, captures, turn, polarity, resembles)
    SELECT search_id, term_id, position, speaker, channel, start_ms, end_ms, first_word, end_word,
      confidence_thousandths, text, has_approximate_times, captures, turn, polarity, resembles
    FROM hits ORDER BY search_id, term_id, position;

    DROP TABLE hits;
    DROP TABLE searched_terms;
    DROP TABLE listed_searches;
    DROP TABLE searches;
    ALTER TABLE searches_with_lists RENAME TO searches;
    ALTER TABLE hits_of_searches RENAME TO hits;
    CREATE INDEX hits_by_term ON hits (term_id);
    """

  /// The same in PostgreSQL.
  static let searchesWithListsInPlace = """
    ALTER TABLE searches ADD COLUMN list_id bigint;
    UPDATE searches SET list_id = listed_searches.list_id
      FROM listed_searches WHERE listed_searches.search_id = searches.search_id;
    DELETE FROM searches WHERE list_id IS NULL;
    ALTER TABLE searches ALTER COLUMN list_id SET NOT NULL, ADD FOREIGN KEY (list_id) REFERENCES term_lists;
    ALTER TABLE hits DROP CONSTRAINT hits_search_id_term_id_fkey,
      ADD FOREIGN KEY (search_id) REFERENCES searches ON DELETE CASCADE,
      ADD FOREIGN KEY (term_id) REFERENCES terms;
    DROP TABLE searched_terms;
    DROP TABLE listed_searches;
    """

  /// What is asked as it was before. A view that reads tables made anew is made anew in SQLite.
  static let searchedTerms = """
    -- Which terms each search was for, found or not.
    CREATE VIEW searched_terms AS
    SELECT search_id, term_id FROM searches JOIN listed_terms USING (list_id);

    -- Everything that was found in the calls' present files.
    CREATE VIEW call_hits AS
    SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like,
      nullif(clip_sha256, '') AS clip_sha256, source, speaker, channel,
      start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
      confidence_thousandths / 1000.0 AS confidence, text, finder, nullif(captures, '[]') AS captures,
      turn, polarity, resembles
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);

    -- The values in them, one row each.
    CREATE VIEW call_values AS
    SELECT call_id, pattern AS term, value ->> '$.name' AS name, value ->> '$.kind' AS kind,
      CAST(value ->> '$.minor_units' AS INTEGER) AS minor_units, value ->> '$.currency' AS currency,
      coalesce(value ->> '$.number', value ->> '$.digits') AS number,
      value ->> '$.text' AS text, speaker, start_ms / 1000.0 AS start_s
    FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id), json_each(captures);
    """
}

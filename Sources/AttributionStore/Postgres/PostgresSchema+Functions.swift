extension PostgresSchema {
  /// Functions, operators and sums that SQLite has and PostgreSQL has not, or has otherwise. They stand in the
  /// store's schema, which is searched before PostgreSQL's own. They name it when they call each other, since
  /// other programs that read the views do not search it.
  static let functions = #"""
    -- A text such as 2026-10-03T18:22:00.000Z as a moment of UTC; a day is its beginning, whichever time zone a
    -- session has.
    CREATE FUNCTION utc(at text) RETURNS timestamp LANGUAGE sql STABLE AS $f$
      SELECT CASE length(at) WHEN 10 THEN at::timestamp ELSE at::timestamptz AT TIME ZONE 'UTC' END
    $f$;

    -- A moment of a text such as 2026-10-03T18:22:00.000Z, or of a day, changed one by one as modifiers say.
    CREATE FUNCTION moment(at text, VARIADIC modifiers text[]) RETURNS timestamp LANGUAGE plpgsql STABLE AS $f$
    DECLARE
      moment timestamp := \#(name).utc(at);
      modifier text;
    BEGIN
      FOREACH modifier IN ARRAY modifiers LOOP
        IF modifier IS NULL THEN RETURN NULL;
        ELSIF modifier ~ '^weekday [0-6]$' THEN
          moment := moment + make_interval(days =>
            mod(substr(modifier, 9)::integer - extract(dow FROM moment)::integer + 7, 7));
        ELSIF modifier ~ '^start of (day|month|year)$' THEN
          moment := date_trunc(substr(modifier, 10), moment);
        ELSE
          moment := moment + modifier::interval;
        END IF;
      END LOOP;
      RETURN moment;
    END $f$;

    CREATE FUNCTION strftime_of(format text, moment timestamp) RETURNS text LANGUAGE plpgsql STABLE AS $f$
    DECLARE
      result text := format;
    BEGIN
      IF moment IS NULL THEN RETURN NULL; END IF;
      IF format = '%Y-%m-%dT%H:%M:%fZ' THEN
        RETURN to_char(moment, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
      END IF;
      result := replace(result, '%Y', to_char(moment, 'YYYY'));
      result := replace(result, '%m', to_char(moment, 'MM'));
      result := replace(result, '%d', to_char(moment, 'DD'));
      result := replace(result, '%H', to_char(moment, 'HH24'));
      result := replace(result, '%M', to_char(moment, 'MI'));
      result := replace(result, '%S', to_char(moment, 'SS'));
      result := replace(result, '%f', to_char(moment, 'SS.MS'));
      result := replace(result, '%j', to_char(moment, 'DDD'));
      result := replace(result, '%w', extract(dow FROM moment)::text);
      IF position('%' IN result) > 0 THEN
        RAISE EXCEPTION 'strftime: the format % is not known', format USING ERRCODE = 'feature_not_supported';
      END IF;
      RETURN result;
    END $f$;

    CREATE FUNCTION strftime(format text, at text, VARIADIC modifiers text[]) RETURNS text
    LANGUAGE sql STABLE AS $f$ SELECT \#(name).strftime_of(format, \#(name).moment(at, VARIADIC modifiers)) $f$;
    CREATE FUNCTION strftime(format text, at text) RETURNS text
    LANGUAGE sql STABLE AS $f$ SELECT \#(name).strftime_of(format, \#(name).utc(at)) $f$;
    CREATE FUNCTION strftime(format text) RETURNS text
    LANGUAGE sql STABLE AS $f$ SELECT \#(name).strftime_of(format, clock_timestamp() AT TIME ZONE 'UTC') $f$;

    CREATE FUNCTION julianday(at text) RETURNS double precision LANGUAGE sql STABLE AS $f$
      SELECT extract(epoch FROM \#(name).utc(at))::double precision / 86400 + 2440587.5
    $f$;

    CREATE FUNCTION printf(format text, number bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $f$
    BEGIN
      IF format !~ '^%0[1-9]d$' THEN
        RAISE EXCEPTION 'printf: the format % is not known', format USING ERRCODE = 'feature_not_supported';
      END IF;
      RETURN lpad(number::text, greatest(substr(format, 3, 1)::integer, length(number::text)), '0');
    END $f$;

    -- Raises what is wrong with a text that is no JSON.
    CREATE FUNCTION json_valid(document text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $f$
      SELECT document::json IS NOT NULL
    $f$;

    -- What stands at a path such as '$.name', '$[1]', '$[#-2]' or '$.times[3]'; NULL where nothing does.
    CREATE FUNCTION json_at(document text, path text) RETURNS json LANGUAGE plpgsql IMMUTABLE AS $f$
    DECLARE
      found json := document::json;
      part text;
    BEGIN
      IF path !~ '^\$(\.[A-Za-z_][A-Za-z0-9_]*|\[(#-)?[0-9]+\])*$' THEN
        RAISE EXCEPTION 'the path % is not known', path USING ERRCODE = 'feature_not_supported';
      END IF;
      FOR part IN SELECT m[1] FROM regexp_matches(path, '(\.[A-Za-z0-9_]+|\[(?:#-)?[0-9]+\])', 'g') AS m LOOP
        IF left(part, 1) = '.' THEN
          found := CASE json_typeof(found) WHEN 'object' THEN found -> substr(part, 2) END;
        ELSIF json_typeof(found) = 'array' THEN
          found := found -> CASE WHEN left(part, 3) = '[#-'
            THEN -substr(part, 4, length(part) - 4)::integer
            ELSE substr(part, 2, length(part) - 2)::integer END;
        ELSE
          found := NULL;
        END IF;
      END LOOP;
      RETURN found;
    END $f$;
    CREATE FUNCTION json_value(document text, path text) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
      SELECT CASE json_typeof(v) WHEN 'true' THEN '1' WHEN 'false' THEN '0' ELSE v #>> '{}' END
      FROM \#(name).json_at(document, path) AS v
    $f$;
    CREATE FUNCTION json_part(document text, path text) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
      SELECT \#(name).json_at(document, path)::text
    $f$;
    CREATE FUNCTION json_item(document text, place integer) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
      SELECT document::json ->> place
    $f$;
    CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_value);
    CREATE OPERATOR -> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_part);
    CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = integer, FUNCTION = json_item);

    -- The items of an array or the members of an object, as texts; texts without their quotes.
    CREATE FUNCTION json_each(document text) RETURNS TABLE (key text, value text) LANGUAGE plpgsql IMMUTABLE AS $f$
    DECLARE
      whole json := document::json;
    BEGIN
      IF json_typeof(whole) = 'array' THEN
        RETURN QUERY SELECT (nth - 1)::text, item FROM json_array_elements_text(whole)
          WITH ORDINALITY AS items (item, nth);
      ELSIF json_typeof(whole) = 'object' THEN
        RETURN QUERY SELECT * FROM json_each_text(whole);
      END IF;
    END $f$;
    CREATE FUNCTION json_each(document text, path text) RETURNS TABLE (key text, value text)
    LANGUAGE sql IMMUTABLE AS $f$ SELECT * FROM \#(name).json_each(\#(name).json_at(document, path)::text) $f$;

    -- Texts of digits count as numbers.
    CREATE FUNCTION text_plus(digits text, number integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $f$
      SELECT digits::bigint + number
    $f$;
    CREATE OPERATOR + (LEFTARG = text, RIGHTARG = integer, FUNCTION = text_plus);

    -- Halves go away from zero.
    CREATE FUNCTION round(number double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS $f$
      SELECT CASE WHEN number < 0 THEN ceil(number - 0.5) ELSE floor(number + 0.5) END
    $f$;
    CREATE FUNCTION round(number double precision, digits integer) RETURNS double precision
    LANGUAGE sql IMMUTABLE AS $f$ SELECT round(number::numeric, digits)::double precision $f$;

    -- Sums of whole numbers are whole numbers, so that dividing them is what it is in SQLite.
    CREATE FUNCTION count_true(counted bigint, holds boolean) RETURNS bigint LANGUAGE sql IMMUTABLE AS $f$
      SELECT CASE WHEN holds IS NULL THEN counted ELSE coalesce(counted, 0) + holds::integer END
    $f$;
    CREATE AGGREGATE sum(boolean) (SFUNC = count_true, STYPE = bigint);
    CREATE AGGREGATE sum(bigint) (SFUNC = int8pl, STYPE = bigint, COMBINEFUNC = int8pl, PARALLEL = SAFE);
    """#
}

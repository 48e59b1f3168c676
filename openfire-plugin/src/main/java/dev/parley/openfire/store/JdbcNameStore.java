package dev.parley.openfire.store;

import dev.parley.openfire.registry.Access;
import dev.parley.openfire.registry.NameRecord;
import dev.parley.openfire.registry.NameStore;
import dev.parley.openfire.registry.TransferOffer;
import dev.parley.openfire.store.Database.Null;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names in the tables {@code parleyName} and {@code parleyAllow}. */
public final class JdbcNameStore implements NameStore {
  private static final String COLUMNS =
      "owner, keyHash, identityKey, description, accessModel, listed, epoch, holder, revision,"
          + " createdAt, usedAt, restsUntil, offerTo, offerUntil";
  private static final String FIND = "SELECT " + COLUMNS + " FROM parleyName WHERE name=?";
  private static final String INSERT =
      "INSERT INTO parleyName (name, " + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final String REPLACE =
      "UPDATE parleyName SET owner=?, keyHash=?, identityKey=?, description=?, accessModel=?,"
          + " listed=?, epoch=?, holder=?, revision=?, createdAt=?, usedAt=?, restsUntil=?, offerTo=?,"
          + " offerUntil=? WHERE name=? AND revision=?";
  private static final String RAISE =
      "UPDATE parleyName SET epoch=epoch+1, holder=?, usedAt=?, revision=revision+1"
          + " WHERE name=? AND epoch=? AND restsUntil IS NULL";
  private static final String USED =
      "UPDATE parleyName SET usedAt=? WHERE name=? AND usedAt<? AND restsUntil IS NULL";
  private static final String ALLOWED = "SELECT jid FROM parleyAllow WHERE name=?";
  private static final String ALLOW = "INSERT INTO parleyAllow (name, jid) VALUES (?,?)";
  private static final String DISALLOW = "DELETE FROM parleyAllow WHERE name=?";
  private static final String COUNT =
      "SELECT COUNT(*) FROM parleyName WHERE owner=? AND restsUntil IS NULL";
  private static final String COUNT_ALL =
      "SELECT COUNT(*) FROM parleyName WHERE restsUntil IS NULL";
  private static final String HELD =
      "SELECT name FROM parleyName WHERE name>? AND restsUntil IS NULL ORDER BY name";
  private static final String OWNED =
      "SELECT name FROM parleyName WHERE owner=? AND restsUntil IS NULL ORDER BY name";
  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + ", name FROM parleyName WHERE name>? AND restsUntil IS NULL AND"
          + " (listed=1 OR (listed IS NULL AND accessModel='open') OR owner=?) ORDER BY name";
  private static final String UNUSED =
      "SELECT name FROM parleyName WHERE usedAt<? AND restsUntil IS NULL ORDER BY usedAt";

  private final Database database;

  /** On a database that has the schema of {@code database/parley_*.sql}. */
  public JdbcNameStore(ConnectionSource source) {
    database = new Database(source);
  }

  @Override
  public Optional<NameRecord> find(String name) {
    return database.run(
        connection -> {
          List<NameRecord> found =
              Database.query(connection, 1, FIND, row -> read(name, row), name);
          // Asked in any case: the time must not tell which names have a list, or exist.
          Set<String> allowed = allowed(connection, name);
          return found.stream().findFirst().map(record -> withAllowed(record, allowed));
        });
  }

  private static Set<String> allowed(Connection connection, String name) throws SQLException {
    return new HashSet<>(Database.query(connection, 0, ALLOWED, row -> row.getString(1), name));
  }

  private static NameRecord withAllowed(NameRecord r, Set<String> allowed) {
    if (r.access() != Access.ALLOW) {
      return r;
    }
    return new NameRecord(
        r.name(),
        r.owner(),
        r.keyHash(),
        r.identity(),
        r.description(),
        r.access(),
        r.listed(),
        allowed,
        r.epoch(),
        r.holder(),
        r.revision(),
        r.created(),
        r.used(),
        r.restsUntil(),
        r.offer());
  }

  private static NameRecord read(String name, ResultSet row) throws SQLException {
    int listed = row.getInt(6);
    Boolean listedOrNull = row.wasNull() ? null : listed != 0;
    Instant restsUntil = instant(row, 12);
    String offerTo = row.getString(13);
    Instant offerUntil = instant(row, 14);
    return new NameRecord(
        name,
        row.getString(1),
        row.getString(2).trim(),
        row.getString(3),
        row.getString(4),
        Access.parse(row.getString(5).trim()).orElse(Access.PRIVATE),
        listedOrNull,
        Set.of(),
        row.getLong(7),
        row.getString(8),
        row.getLong(9),
        Instant.ofEpochMilli(row.getLong(10)),
        Instant.ofEpochMilli(row.getLong(11)),
        restsUntil,
        offerTo == null || offerUntil == null ? null : new TransferOffer(offerTo, offerUntil));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public boolean insert(NameRecord record) {
    return database.transact(
        connection -> {
          try {
            Object[] fields = fields(record);
            Object[] all = new Object[fields.length + 1];
            all[0] = record.name();
            System.arraycopy(fields, 0, all, 1, fields.length);
            Database.update(connection, INSERT, all);
          } catch (SQLException e) {
            if (Database.isDuplicate(e)) {
              return false;
            }
            throw e;
          }
          writeAllowed(connection, record);
          return true;
        });
  }

  @Override
  public boolean replace(NameRecord record) {
    return database.transact(
        connection -> {
          Object[] fields = fields(record);
          Object[] all = new Object[fields.length + 2];
          System.arraycopy(fields, 0, all, 0, fields.length);
          all[fields.length] = record.name();
          all[fields.length + 1] = record.revision() - 1;
          if (Database.update(connection, REPLACE, all) == 0) {
            return false;
          }
          writeAllowed(connection, record);
          return true;
        });
  }

  @Override
  public boolean raiseEpoch(String name, long from, String holder, Instant now) {
    return database.transact(
        connection ->
            Database.update(connection, RAISE, holder, now.toEpochMilli(), name, from) == 1);
  }

  @Override
  public void used(String name, Instant unlessSince, Instant now) {
    database.transact(
        connection ->
            Database.update(
                connection, USED, now.toEpochMilli(), name, unlessSince.toEpochMilli()));
  }

  private static void writeAllowed(Connection connection, NameRecord record) throws SQLException {
    Database.update(connection, DISALLOW, record.name());
    for (String jid : record.allow()) {
      Database.update(connection, ALLOW, record.name(), jid);
    }
  }

  private static Object[] fields(NameRecord r) {
    TransferOffer offer = r.offer();
    return new Object[] {
      r.owner(),
      r.keyHash(),
      text(r.identity()),
      text(r.description()),
      r.access().wire(),
      r.listed() == null ? new Null(Types.INTEGER) : (Object) (r.listed() ? 1 : 0),
      r.epoch(),
      text(r.holder()),
      r.revision(),
      r.created().toEpochMilli(),
      r.used().toEpochMilli(),
      millis(r.restsUntil()),
      text(offer == null ? null : offer.to()),
      millis(offer == null ? null : offer.until())
    };
  }

  private static Object text(@Nullable String value) {
    return value == null ? new Null(Types.VARCHAR) : value;
  }

  private static Object millis(@Nullable Instant value) {
    return value == null ? new Null(Types.BIGINT) : (Object) value.toEpochMilli();
  }

  @Override
  public List<String> held(String after, int limit) {
    return names(limit, HELD, after);
  }

  @Override
  public int count() {
    return database.run(
        connection -> Database.query(connection, 1, COUNT_ALL, row -> row.getInt(1)).get(0));
  }

  @Override
  public int countOwned(String owner) {
    return database.run(
        connection -> Database.query(connection, 1, COUNT, row -> row.getInt(1), owner).get(0));
  }

  @Override
  public List<String> ownedBy(String owner) {
    return names(0, OWNED, owner);
  }

  @Override
  public List<NameRecord> page(String after, String owner, int limit) {
    return database.run(
        connection -> {
          List<NameRecord> page = new ArrayList<>();
          for (NameRecord record :
              Database.query(
                  connection, limit, PAGE, row -> read(row.getString(15), row), after, owner)) {
            page.add(
                record.access() == Access.ALLOW
                    ? withAllowed(record, allowed(connection, record.name()))
                    : record);
          }
          return page;
        });
  }

  @Override
  public List<String> unusedSince(Instant before, int limit) {
    return names(limit, UNUSED, before.toEpochMilli());
  }

  private List<String> names(int limit, String sql, Object parameter) {
    return database.run(
        connection -> Database.query(connection, limit, sql, row -> row.getString(1), parameter));
  }
}

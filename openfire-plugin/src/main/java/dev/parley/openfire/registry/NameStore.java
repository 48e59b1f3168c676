package dev.parley.openfire.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where names are kept for good. Every method may block on a database, may be called on any thread,
 * and throws {@link StoreException} if the database fails.
 */
public interface NameStore {

  /** The record of a name, tombstones included. */
  Optional<NameRecord> find(String name);

  /** Adds a record. Returns false, and does nothing, if the name has one already. */
  boolean insert(NameRecord record);

  /**
   * Compare-and-set: replaces the record of the revision before this one. Returns false, and does
   * nothing, if the present revision is another.
   */
  boolean replace(NameRecord record);

  /**
   * Compare-and-set, the decision who is active: raises the epoch of a name that somebody holds, by
   * one, and notes who holds it. Returns false, and does nothing, if the epoch is not the one to
   * raise from any more. Of several that raise from one epoch, on any servers, one succeeds.
   *
   * @param holder the id of the instance that becomes active
   */
  boolean raiseEpoch(String name, long from, String holder, Instant now);

  /** Notes that a name is in use now, unless that was noted since a moment. */
  void used(String name, Instant unlessSince, Instant now);

  /** Names that somebody holds, after one in the store's order, at most {@code limit}. */
  List<String> held(String after, int limit);

  /** How many names somebody holds. */
  int count();

  /** How many names an account holds. */
  int countOwned(String owner);

  /** The names an account holds, in order. */
  List<String> ownedBy(String owner);

  /**
   * Names that are listed, and those of one account whether listed or not, in the store's order.
   *
   * @param after only those after this one; empty for the first page
   * @param owner the account's bare JID
   * @param limit at most so many
   */
  List<NameRecord> page(String after, String owner, int limit);

  /** Names that somebody holds and that were last used before a moment, at most {@code limit}. */
  List<String> unusedSince(Instant before, int limit);
}

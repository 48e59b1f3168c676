package dev.parley.session;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/** The calls there are, and the ids of some that were. For one thread. */
final class InvitationBook {

  private static final int MAX_PAST = 1000;

  /** An id alone would let anybody who guesses it speak for the other side. */
  private record Key(Role role, EntityBareJid person, String id) {}

  private final Map<Key, Invitation> calls = new LinkedHashMap<>();
  private final Map<Key, Boolean> past =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
          return size() > MAX_PAST;
        }
      };

  void add(Invitation call) {
    calls.put(key(call), call);
  }

  void remove(Invitation call) {
    if (calls.remove(key(call), call)) {
      past.put(key(call), true);
    }
  }

  /** One that never was a call here, but has been dealt with. */
  void addPast(Role role, EntityBareJid person, String id) {
    past.put(new Key(role, person, id), true);
  }

  /** Whether there is or was such a call. */
  boolean knows(Role role, EntityBareJid person, String id) {
    Key key = new Key(role, person, id);
    return calls.containsKey(key) || past.containsKey(key);
  }

  @Nullable Invitation find(Role role, EntityBareJid person, String id) {
    return calls.get(new Key(role, person, id));
  }

  @Nullable Invitation first(Predicate<Invitation> condition) {
    for (Invitation call : calls.values()) {
      if (condition.test(call)) {
        return call;
      }
    }
    return null;
  }

  Collection<Invitation> all() {
    return calls.values();
  }

  int count(Predicate<Invitation> condition) {
    return (int) calls.values().stream().filter(condition).count();
  }

  private static Key key(Invitation call) {
    return new Key(call.role(), call.person(), call.id());
  }
}

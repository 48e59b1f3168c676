package dev.parley.name.internal;

import dev.parley.name.KnownMasters;
import dev.parley.name.NameIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/** Known masters for as long as the process lives. */
public final class MemoryKnownMasters implements KnownMasters {

  private final Map<String, NameIdentity> known = new HashMap<>();

  @Override
  public synchronized Optional<NameIdentity> find(EntityBareJid name) {
    return Optional.ofNullable(known.get(name.toString()));
  }

  @Override
  public synchronized boolean replace(
      EntityBareJid name, Optional<NameIdentity> former, Optional<NameIdentity> now) {
    if (!find(name).equals(former)) {
      return false;
    }
    now.ifPresentOrElse(
        identity -> known.put(name.toString(), identity), () -> known.remove(name.toString()));
    return true;
  }

  @Override
  public String describe() {
    return "the memory of this program";
  }
}

package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.Audit;
import org.jivesoftware.openfire.security.SecurityAuditManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes changes of ownership to Openfire's security audit log. */
final class SecurityAudit implements Audit {
  private static final Logger Log = LoggerFactory.getLogger(SecurityAudit.class);

  @Override
  public void record(String actor, String summary) {
    try {
      SecurityAuditManager.getInstance().logEvent(actor, "Parley: " + summary, null);
    } catch (RuntimeException e) {
      // The change is made and answered; an audit log that is full must not undo it.
      Log.error("The security audit log did not take: {}: {}", actor, summary, e);
    }
  }
}

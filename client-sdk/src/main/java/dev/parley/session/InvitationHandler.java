package dev.parley.session;

import org.jspecify.annotations.Nullable;

/** Takes the calls that come in. Called on the connection's worker: must not block. */
public interface InvitationHandler {

  /**
   * Somebody calls. Nothing was told to the caller yet.
   *
   * @param replaced the call with the same person that was under way and is over by this one
   *     (XEP-0353 section 4.2); null if there was none
   */
  void onInvitation(Invitation invitation, @Nullable String replaced);

  /** Somebody has called, too long ago to be called back by answering. */
  void onMissed(MissedInvitation missed);
}

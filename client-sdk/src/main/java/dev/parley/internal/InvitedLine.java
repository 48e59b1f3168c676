package dev.parley.internal;

import dev.parley.jingle.JingleReason;
import dev.parley.media.MediaTrack;
import dev.parley.peer.EndReason;
import dev.parley.session.Invitation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By a propose (XEP-0353); the session comes when the caller was told to proceed. */
record InvitedLine(Invitation invitation) implements CallLine {

  @Override
  public boolean take(List<MediaTrack> tracks) {
    return invitation.proceed();
  }

  @Override
  public void reject(EndReason reason, @Nullable String text) {
    invitation.reject(CallReasons.toJingle(reason, text));
  }

  @Override
  public void ignore() {
    invitation.ignore();
  }

  @Override
  public void finish(JingleReason reason) {
    invitation.finish(reason);
  }
}

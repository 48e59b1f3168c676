package dev.parley.demo.cli;

import dev.parley.PeerConnection;
import dev.parley.channel.DataChannel;
import dev.parley.demo.io.Output;
import dev.parley.demo.lines.LineSession;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** A master's sessions: prints what they say, and tells all of them what the master says. */
final class LineHub {
  private final Output output;
  private final boolean echo;
  private final Set<LineSession> sessions = ConcurrentHashMap.newKeySet();

  LineHub(Output output, boolean echo) {
    this.output = output;
    this.echo = echo;
  }

  /** A peer connected. */
  void welcome(PeerConnection peer) {
    SessionEvents events = new SessionEvents(output, peer);
    events.connected();
    peer.onDataChannel(channel -> serve(channel, events));
    var unused = peer.closed().thenAccept(events::closed);
  }

  private void serve(DataChannel channel, SessionEvents events) {
    LineSession lines = new LineSession(channel);
    sessions.add(lines);
    var unused = lines.closed().thenRun(() -> sessions.remove(lines));
    // In the order of the messages, on the session's thread: when the end of the peer's lines is
    // reported, every answer to them has been handed over.
    unused = lines.peerEnded().thenRun(() -> answer(lines::end));
    lines.listen(
        text -> {
          events.message(text);
          if (echo) {
            answer(() -> lines.send(text));
          }
        },
        bytes -> {
          events.message(bytes);
          if (echo) {
            answer(() -> lines.send(bytes));
          }
        });
  }

  /** A peer that left meanwhile gets no answer, and its leaving is told elsewhere. */
  private void answer(Runnable sending) {
    try {
      sending.run();
    } catch (CompletionException e) {
      output.note("parley: an answer was not sent: " + Failures.of(e).line());
    }
  }

  /** A line for everybody connected. */
  void broadcast(String line) {
    for (LineSession lines : sessions) {
      answer(() -> lines.send(line));
    }
  }

  /** The master goes on without its input. */
  Void inputFailed(Throwable thrown) {
    output.note("parley: standard input: " + Failures.of(thrown).line());
    return null;
  }
}

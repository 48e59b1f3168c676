package dev.parley.connection.internal;

import dev.parley.connection.NotOnlineException;
import dev.parley.connection.RequestTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;

/** IQs that wait for their answers (RFC 6120, section 8.2.3). */
final class Requests {

  private final XMPPConnection smack;
  private final Executor worker;
  private final Map<Long, CompletableFuture<IQ>> pending = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  Requests(XMPPConnection smack, Executor worker) {
    this.smack = smack;
    this.worker = worker;
  }

  CompletionStage<IQ> send(IQ request, Duration timeout) {
    CompletableFuture<IQ> answer = new CompletableFuture<>();
    long id = ids.incrementAndGet();
    pending.put(id, answer);
    smack
        .sendIqRequestAsync(request, timeout.toMillis())
        .onSuccess(iq -> worker.execute(() -> finish(id, iq)))
        .onError(e -> worker.execute(() -> fail(id, translated(request, timeout, e))));
    return answer;
  }

  /** The session in which they were asked is over: nobody will answer them. */
  void failAll(RuntimeException cause) {
    pending.keySet().forEach(id -> fail(id, cause));
  }

  private void finish(long id, IQ iq) {
    CompletableFuture<IQ> answer = pending.remove(id);
    if (answer != null) {
      answer.complete(iq);
    }
  }

  private void fail(long id, RuntimeException cause) {
    CompletableFuture<IQ> answer = pending.remove(id);
    if (answer != null) {
      answer.completeExceptionally(cause);
    }
  }

  private static RuntimeException translated(IQ request, Duration timeout, Exception e) {
    if (e instanceof XMPPException.XMPPErrorException xmpp) {
      return new IqErrorException(request.getTo(), xmpp.getStanzaError());
    }
    if (e instanceof SmackException.NoResponseException) {
      return new RequestTimeoutException(request.getTo(), timeout);
    }
    return new NotOnlineException("the link to the server was lost: try again", e);
  }
}

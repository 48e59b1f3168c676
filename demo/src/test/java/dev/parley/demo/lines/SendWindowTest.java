package dev.parley.demo.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SendWindowTest {
  private final SendWindow window = new SendWindow(2);
  private final CompletableFuture<Void> first = new CompletableFuture<>();

  @Test
  void letsTheSenderRunAheadUpToItsSize() {
    window.add(first);
    window.add(new CompletableFuture<>());
    assertThat(first).isNotDone();
  }

  @Test
  void holdsTheSenderUntilTheOldestIsAway() throws InterruptedException {
    window.add(first);
    window.add(new CompletableFuture<>());
    Thread sender = new Thread(() -> window.add(new CompletableFuture<>()));
    sender.start();
    await().until(() -> sender.getState() == Thread.State.WAITING);
    first.complete(null);
    sender.join(5000);
    assertThat(sender.isAlive()).isFalse();
  }

  @Test
  void passesOnThatAMessageWasNotSent() {
    window.add(first);
    first.completeExceptionally(new IllegalStateException("closed"));
    assertThatThrownBy(window::drain)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("closed");
  }

  @Test
  void passesAtOnceOnThatAMessageIsRefused() {
    first.completeExceptionally(new IllegalStateException("too large"));
    assertThatThrownBy(() -> window.add(first))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("too large");
  }
}

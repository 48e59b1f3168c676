package dev.parley.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages between two real peers. */
@Timeout(60)
class DataChannelIT {

  @Test
  void textAndBytesCrossBothWays() throws Exception {
    try (Pair pair = new Pair()) {
      BlockingQueue<Message> atFar = new LinkedBlockingQueue<>();
      BlockingQueue<Message> atNear = new LinkedBlockingQueue<>();
      pair.far.onMessage(atFar::add);
      pair.near.onMessage(atNear::add);

      Pair.await(pair.near.send("grüße 👋"));
      Pair.await(pair.near.send(new byte[] {0, 1, (byte) 255}));
      Pair.await(pair.far.send("back"));
      Pair.await(pair.far.send(new byte[] {7}));

      Message text = atFar.poll(10, TimeUnit.SECONDS);
      assertThat(text.isText()).isTrue();
      assertThat(text.text()).isEqualTo("grüße 👋");
      Message bytes = atFar.poll(10, TimeUnit.SECONDS);
      assertThat(bytes.isText()).isFalse();
      assertThat(bytes.bytes()).containsExactly(0, 1, 255);
      assertThat(atNear.poll(10, TimeUnit.SECONDS).text()).isEqualTo("back");
      assertThat(atNear.poll(10, TimeUnit.SECONDS).bytes()).containsExactly(7);
      assertThat(pair.far.label()).isEqualTo("test");
      assertThat(pair.far.protocol()).isEmpty();
      assertThat(pair.near.id()).isEqualTo(pair.far.id()).isPresent();
    }
  }

  @Test
  void emptyMessagesArriveAsEmptyMessages() throws Exception {
    try (Pair pair = new Pair()) {
      BlockingQueue<Message> atFar = new LinkedBlockingQueue<>();
      pair.far.onMessage(atFar::add);
      Pair.await(pair.near.send(""));
      Pair.await(pair.near.send(new byte[0]));
      Pair.await(pair.near.send("end"));

      Message text = atFar.poll(10, TimeUnit.SECONDS);
      assertThat(text.isText()).isTrue();
      assertThat(text.size()).isZero();
      Message bytes = atFar.poll(10, TimeUnit.SECONDS);
      assertThat(bytes.isText()).isFalse();
      assertThat(bytes.size()).isZero();
      assertThat(atFar.poll(10, TimeUnit.SECONDS).text()).isEqualTo("end");
    }
  }

  @Test
  void messagesOfTheLargestSizeArriveWhole() throws Exception {
    try (Pair pair = new Pair()) {
      BlockingQueue<Message> atFar = new LinkedBlockingQueue<>();
      pair.far.onMessage(atFar::add);
      assertThat(pair.near.maxMessageSize()).isEqualTo(262_144);
      Random random = new Random(1);
      for (int i = 0; i < 40; i++) {
        byte[] sent = new byte[262_144];
        random.nextBytes(sent);
        Pair.await(pair.near.send(sent));
        assertThat(atFar.poll(10, TimeUnit.SECONDS).bytes()).isEqualTo(sent);
      }
    }
  }

  @Test
  void largerMessagesAreRefusedAndTheChannelGoesOn() throws Exception {
    try (Pair pair = new Pair()) {
      BlockingQueue<Message> atFar = new LinkedBlockingQueue<>();
      pair.far.onMessage(atFar::add);
      assertThatThrownBy(() -> Pair.await(pair.near.send(new byte[262_145])))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              MessageTooLargeException.class,
              e -> {
                assertThat(e.size()).isEqualTo(262_145);
                assertThat(e.maxMessageSize()).isEqualTo(262_144);
              });
      Pair.await(pair.near.send("still here"));
      assertThat(atFar.poll(10, TimeUnit.SECONDS).text()).isEqualTo("still here");
    }
  }

  @Test
  void sixtyFourMegabytesArriveUnchanged() throws Exception {
    try (Pair pair = new Pair()) {
      MessageDigest received = MessageDigest.getInstance("SHA-256");
      CompletableFuture<String> done = new CompletableFuture<>();
      pair.far.onMessage(
          message -> {
            if (message.isText()) {
              done.complete(message.text());
            } else {
              received.update(message.bytes());
            }
          });
      MessageDigest sent = MessageDigest.getInstance("SHA-256");
      Random random = new Random(2);
      byte[] block = new byte[65_536];
      long highest = 0;
      long start = System.nanoTime();
      for (int i = 0; i < 1024; i++) {
        random.nextBytes(block);
        sent.update(block);
        Pair.await(pair.near.send(block.clone()));
        highest = Math.max(highest, pair.near.bufferedAmount());
      }
      Pair.await(pair.near.send("end"));
      assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo("end");
      long nanos = System.nanoTime() - start;
      System.out.printf(
          "64 MiB in %d ms: %.0f MB/s, at most %d bytes buffered%n",
          nanos / 1_000_000, 67.108864e9 / nanos, highest);
      assertThat(received.digest()).isEqualTo(sent.digest());
      assertThat(highest).isLessThanOrEqualTo(5L << 20);
    }
  }

  @Test
  void manyThreadsSendAndNothingIsLostOrMixedUp() throws Exception {
    try (Pair pair = new Pair()) {
      int threads = 8;
      int each = 2_000;
      List<String> received = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch all = new CountDownLatch(threads * each);
      pair.far.onMessage(
          message -> {
            received.add(message.text());
            all.countDown();
          });
      List<Thread> senders = new ArrayList<>();
      AtomicInteger failures = new AtomicInteger();
      for (int t = 0; t < threads; t++) {
        int number = t;
        Thread sender =
            new Thread(
                () -> {
                  for (int i = 0; i < each; i++) {
                    String text = number + ":" + i + ":" + "x".repeat(i % 500);
                    pair.near
                        .send(text)
                        .whenComplete((ok, failure) -> failures.addAndGet(failure == null ? 0 : 1));
                  }
                });
        senders.add(sender);
        sender.start();
      }
      for (Thread sender : senders) {
        sender.join();
      }
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(failures).hasValue(0);
      int[] next = new int[threads];
      for (String text : received) {
        String[] fields = text.split(":", -1);
        int from = Integer.parseInt(fields[0]);
        assertThat(Integer.parseInt(fields[1])).isEqualTo(next[from]++);
        assertThat(fields[2]).hasSize((next[from] - 1) % 500);
      }
    }
  }

  @Test
  void aFullSendQueueRefusesBeforeItQueues() throws Exception {
    try (Pair pair = new Pair(DataChannelOptions.DEFAULT.withQueueLimits(1 << 20, 256L << 20))) {
      AtomicInteger received = new AtomicInteger();
      pair.far.onMessage(message -> received.incrementAndGet());
      List<CompletableFuture<Void>> stages = new ArrayList<>();
      int refused = 0;
      for (int i = 0; i < 600; i++) {
        CompletableFuture<Void> stage = pair.near.send(new byte[200_000]).toCompletableFuture();
        if (stage.isCompletedExceptionally()) {
          assertThatThrownBy(stage::join).hasCauseInstanceOf(SendQueueFullException.class);
          refused++;
        } else {
          stages.add(stage);
        }
      }
      assertThat(refused).isPositive();
      CompletableFuture.allOf(stages.toArray(new CompletableFuture<?>[0]))
          .get(30, TimeUnit.SECONDS);
      Pair.await(pair.near.drained());
      assertThat(pair.near.bufferedAmount()).isZero();
      org.awaitility.Awaitility.await()
          .untilAsserted(() -> assertThat(received).hasValue(stages.size()));
    }
  }

  @Test
  void messagesBeforeAListenerWaitForIt() throws Exception {
    try (Pair pair = new Pair()) {
      for (int i = 0; i < 100; i++) {
        Pair.await(pair.near.send("m" + i));
      }
      Pair.await(pair.near.drained());
      List<String> received = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch all = new CountDownLatch(100);
      pair.far.onMessage(
          message -> {
            received.add(message.text());
            all.countDown();
          });
      assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 100; i++) {
        assertThat(received.get(i)).isEqualTo("m" + i);
      }
    }
  }

  @Test
  void aListenerThatNeverTakesEndsTheChannelWithAnErrorNotWithALoss() throws Exception {
    try (Pair pair = new Pair()) {
      CountDownLatch release = new CountDownLatch(1);
      List<Integer> received = Collections.synchronizedList(new ArrayList<>());
      pair.far.onMessage(
          message -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            received.add((int) message.bytes()[0]);
          });
      CompletableFuture<Object> end = new CompletableFuture<>();
      pair.far.onClosed(error -> end.complete(error == null ? "orderly" : error));
      int sent = 0;
      while (pair.far.state() == DataChannelState.OPEN && sent < 2_000) {
        byte[] block = new byte[262_144];
        block[0] = (byte) (sent % 100);
        try {
          Pair.await(pair.near.send(block));
          sent++;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(ChannelClosedException.class);
          break;
        }
      }
      release.countDown();
      assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(ReceiveQueueFullException.class);
      assertThat(received.size()).isBetween(200, 256);
      for (int i = 0; i < received.size(); i++) {
        assertThat(received.get(i)).isEqualTo(i % 100);
      }
    }
  }

  @Test
  void closeDeliversWhatWasSentAndBothSidesSeeIt() throws Exception {
    try (Pair pair = new Pair()) {
      AtomicInteger received = new AtomicInteger();
      CompletableFuture<Object> farEnd = new CompletableFuture<>();
      pair.far.onMessage(message -> received.incrementAndGet());
      pair.far.onClosed(error -> farEnd.complete(error == null ? received.get() : error));
      for (int i = 0; i < 200; i++) {
        var unused = pair.near.send(new byte[60_000]);
      }
      pair.near.close();
      assertThatThrownBy(() -> Pair.await(pair.near.send("late")))
          .hasCauseInstanceOf(ChannelClosedException.class);
      assertThat(farEnd.get(20, TimeUnit.SECONDS)).isEqualTo(200);
      Pair.await(pair.near.closed());
      assertThat(pair.near.state()).isEqualTo(DataChannelState.CLOSED);
      assertThat(pair.far.state()).isEqualTo(DataChannelState.CLOSED);
      assertThat(DataChannels.of(pair.left).open()).isEmpty();
      assertThat(DataChannels.of(pair.right).open()).isEmpty();
    }
  }

  @Test
  void closingThePeerDeliversWhatWasSent() throws Exception {
    Pair pair = new Pair();
    AtomicInteger received = new AtomicInteger();
    CompletableFuture<Integer> farEnd = new CompletableFuture<>();
    pair.far.onMessage(message -> received.incrementAndGet());
    pair.far.onClosed(error -> farEnd.complete(received.get()));
    for (int i = 0; i < 100; i++) {
      var unused = pair.near.send("message " + i);
    }
    pair.left.close();
    assertThat(farEnd.get(20, TimeUnit.SECONDS)).isEqualTo(100);
    pair.close();
  }

  @Test
  void aSecondChannelOfEitherSideNeedsNoNegotiation() throws Exception {
    try (Pair pair = new Pair()) {
      CompletableFuture<DataChannel> atLeft = new CompletableFuture<>();
      DataChannels.of(pair.left).onDataChannel(atLeft::complete);
      DataChannel made =
          DataChannels.of(pair.right)
              .create("second", DataChannelOptions.DEFAULT.withProtocol("parley/1").unordered());
      DataChannel seen = atLeft.get(10, TimeUnit.SECONDS);
      Pair.await(made.opened());
      assertThat(seen.label()).isEqualTo("second");
      assertThat(seen.protocol()).isEqualTo("parley/1");
      assertThat(seen.isOrdered()).isFalse();
      assertThat(seen.isReliable()).isTrue();
      CompletableFuture<String> heard = new CompletableFuture<>();
      made.onMessage(message -> heard.complete(message.text()));
      Pair.await(seen.send("hello"));
      assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
    }
  }

  @Test
  void messagesSentBeforeTheChannelIsOpenArriveFirst() throws Exception {
    try (Pair pair = new Pair()) {
      CompletableFuture<DataChannel> atRight = new CompletableFuture<>();
      DataChannels.of(pair.right).onDataChannel(atRight::complete);
      DataChannel made = DataChannels.of(pair.left).create("early", DataChannelOptions.DEFAULT);
      for (int i = 0; i < 50; i++) {
        var unused = made.send("e" + i);
      }
      BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
      atRight.get(10, TimeUnit.SECONDS).onMessage(heard::add);
      for (int i = 0; i < 50; i++) {
        assertThat(heard.poll(10, TimeUnit.SECONDS).text()).isEqualTo("e" + i);
      }
    }
  }
}

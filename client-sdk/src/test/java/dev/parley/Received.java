package dev.parley;

import dev.parley.channel.DataChannel;
import dev.parley.channel.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The messages of a channel, to be waited for. */
public final class Received {

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  public Received(DataChannel channel) {
    channel.onMessage(messages::add);
  }

  public Message next() throws InterruptedException {
    Message message = messages.poll(TestNet.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message came");
    }
    return message;
  }
}

package dev.parley.demo.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import dev.parley.MasterOptions;
import dev.parley.PeerConnection;
import dev.parley.channel.DataChannel;
import dev.parley.channel.Message;

/**
 * The side that runs the name: alice. Answers each message with itself, takes files, measures the
 * media that she gets and sends her own to whoever wants them.
 */
final class Responder implements AutoCloseable {
  private static final double TONE_HZ = 660;

  private final SyntheticMedia media = new SyntheticMedia(TONE_HZ);
  private final MediaMeter meter = new MediaMeter();

  /** Admits whoever may resolve the name. */
  MasterOptions options() {
    return MasterOptions.defaults().withPolicy(this::decide);
  }

  private Decision decide(ConnectionRequest request) {
    if (!request.ticket()) {
      return Decision.reject("come by the name");
    }
    return request.audio() || request.video() ? Decision.accept(media.tracks()) : Decision.accept();
  }

  void serve(PeerConnection peer) {
    peer.onDataChannel(Responder::serve);
    peer.onTrack(meter::take);
  }

  /** What her side got of the media. */
  void measure(ObjectNode answer) throws InterruptedException {
    meter.measure(answer);
  }

  private static void serve(DataChannel channel) {
    if (channel.protocol().equals(FileProtocol.PROTOCOL)) {
      FileReceiver receiver = new FileReceiver(channel);
      channel.onMessage(receiver::take);
    } else {
      channel.onMessage(message -> answer(channel, message));
    }
  }

  private static void answer(DataChannel channel, Message message) {
    // An answer that cannot be sent is missed by the one who waits for it.
    var unused = message.isText() ? channel.send(message.text()) : channel.send(message.bytes());
  }

  @Override
  public void close() {
    media.close();
  }
}

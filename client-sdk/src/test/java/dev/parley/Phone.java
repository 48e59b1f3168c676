package dev.parley;

import static dev.parley.TestNet.PATIENCE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jxmpp.jid.EntityBareJid;

/** A device that takes calls, and remembers those that came. */
final class Phone implements AutoCloseable {

  final Parley parley;
  final BlockingQueue<IncomingCall> calls = new LinkedBlockingQueue<>();
  final BlockingQueue<MissedCall> missed = new LinkedBlockingQueue<>();

  private Phone(Parley parley) {
    this.parley = parley;
    parley.onCall(calls::add);
    parley.onMissedCall(missed::add);
  }

  /** One that rings for everybody. */
  static Phone of(TestNet net, String user) throws Exception {
    return of(net.builder(user).connectionPolicy(ConnectionPolicy.everyone()));
  }

  static Phone of(ParleyBuilder builder) throws Exception {
    Phone phone = new Phone(builder.build());
    TestNet.await(phone.parley.signIn());
    return phone;
  }

  EntityBareJid person() {
    return parley.address().asEntityBareJid();
  }

  /** The next call. */
  IncomingCall ring() throws InterruptedException {
    IncomingCall call = calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("nobody called");
    }
    return call;
  }

  /** The next call that was missed. */
  MissedCall missed() throws InterruptedException {
    MissedCall call = missed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("no call was missed");
    }
    return call;
  }

  static void reaches(OutgoingCall call, CallState state) {
    Awaitility.await().atMost(PATIENCE).until(() -> call.state() == state);
  }

  static void reaches(IncomingCall call, CallState state) {
    Awaitility.await().atMost(PATIENCE).until(() -> call.state() == state);
  }

  /** The states that a call goes through from now on. */
  static List<CallState> states(OutgoingCall call) {
    List<CallState> states = new CopyOnWriteArrayList<>();
    call.onStateChange(states::add);
    return states;
  }

  /** All calls that came and were not looked at. */
  List<IncomingCall> others() {
    return new ArrayList<>(calls);
  }

  @Override
  public void close() {
    parley.close();
  }
}

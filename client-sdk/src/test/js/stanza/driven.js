// A stanza.js that does what its page's server, the test, tells it, one command after the other:
// calls and is called, sends what Chromium's fake camera and microphone give, and says what it sees
// and hears.
import { MediaSession } from 'stanza/jingle';
import { fail, next, report, signIn } from './client';

let client;
let session;
let channel;
let remote = {};
const calls = [];
const waiting = [];

/** From the moment that a session is made: its tracks come before the call is announced. */
function watch(made) {
  session = made;
  remote = {};
  session.pc.addEventListener('datachannel', e => take(e.channel));
  session.pc.addEventListener('track', e => show(e.track));
  return made;
}

function called(made) {
  calls.push(made);
  if (waiting.length > 0) {
    waiting.shift()(calls.shift());
  }
}

function nextCall() {
  return calls.length > 0 ? calls.shift() : new Promise(resolve => waiting.push(resolve));
}

function take(opened) {
  channel = opened;
  channel.addEventListener('message', e => {
    if (e.data === 'echo this') {
      channel.send('echo of it');
    } else {
      report('message', { text: e.data });
    }
  });
}

/** Plays a track: what is not played is not decoded. */
async function show(track) {
  const element = document.createElement(track.kind);
  element.srcObject = new MediaStream([track]);
  element.muted = true;
  document.body.append(element);
  remote[track.kind] = element;
  await element.play();
}

async function addMedia() {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, autoGainControl: false, noiseSuppression: false },
    video: { width: 320, height: 240 }
  });
  for (const track of stream.getTracks()) {
    await session.addTrack(track, stream);
  }
}

/** The strongest frequency of what is heard, in hertz; 0 if nothing is. */
async function pitch() {
  const context = new AudioContext({ sampleRate: 48000 });
  await context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 16384;
  context.createMediaStreamSource(remote.audio.srcObject).connect(analyser);
  await new Promise(done => setTimeout(done, 1000));
  const lines = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(lines);
  await context.close();
  const strongest = lines.indexOf(Math.max(...lines));
  return lines[strongest] < -60 ? 0 : (strongest * 48000) / analyser.fftSize;
}

/** The colours of what is seen, at the middle of eight columns near the lower edge. */
function colours() {
  const video = remote.video;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const picture = canvas.getContext('2d');
  picture.drawImage(video, 0, 0);
  return Array.from({ length: 8 }, (_, i) =>
    Array.from(
      picture.getImageData(((2 * i + 1) * canvas.width) / 16, canvas.height * 0.92, 1, 1).data
    ).slice(0, 3)
  );
}

async function decoded() {
  let frames = 0;
  (await session.pc.getStats()).forEach(entry => {
    if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
      frames = entry.framesDecoded;
    }
  });
  return frames;
}

const commands = {
  async call({ to, media }) {
    watch(client.jingle.createMediaSession(to));
    take(session.pc.createDataChannel('browser'));
    if (media) {
      await addMedia();
    }
    const opened = next(channel, 'open', 'the data channel opening');
    await session.start();
    await opened;
    await report('open');
  },

  /** A call that is to be refused. */
  async callInVain({ to }) {
    watch(client.jingle.createMediaSession(to));
    session.pc.createDataChannel('browser');
    await session.start();
  },

  /** Waits for a call. */
  async answer({ media }) {
    await nextCall();
    if (media) {
      await addMedia();
    }
    await session.accept();
    await report('accepted');
  },

  async decline({ reason }) {
    await nextCall();
    session.end(reason);
  },

  send({ text }) {
    channel.send(text);
  },

  async perceive() {
    await report('perceived', {
      hertz: await pitch(),
      colours: colours(),
      frames: await decoded()
    });
  },

  async restart() {
    const before = session.pc.currentRemoteDescription.sdp.match(/ice-ufrag:(\S+)/)[1];
    await session.restartIce();
    while (session.pc.currentRemoteDescription.sdp.match(/ice-ufrag:(\S+)/)[1] === before) {
      await new Promise(done => setTimeout(done, 20));
    }
    await report('restarted');
  },

  end({ reason }) {
    session.end(reason);
  }
};

async function run() {
  const config = await (await fetch('/config')).json();
  client = await signIn(config);
  // Stock stanza.js has no kind of session for data alone: the application says which.
  client.jingle.prepareSession = options => watch(new MediaSession(options));
  client.jingle.on('incoming', called);
  client.jingle.on('terminated', (_, reason) =>
    report('terminated', { condition: reason && reason.condition, text: reason && reason.text })
  );
  for (;;) {
    const command = await (await fetch('/command')).json();
    await commands[command.command](command);
  }
}

run().catch(fail);

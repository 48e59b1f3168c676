-- Parley: master names, who may reach them, who watches them.
-- Times are milliseconds since 1970. A released name keeps its row, so that its epoch never goes back.

CREATE TABLE parleyName (
  name         VARCHAR2(128 CHAR) NOT NULL,
  owner        VARCHAR2(320 CHAR) NOT NULL,
  keyHash      CHAR(64) NOT NULL,
  identityKey  VARCHAR2(64),
  description  VARCHAR2(1024 CHAR),
  accessModel  VARCHAR2(16) NOT NULL,
  listed       INTEGER,
  epoch        NUMBER(19) NOT NULL,
  holder       VARCHAR2(64),
  revision     NUMBER(19) NOT NULL,
  createdAt    NUMBER(19) NOT NULL,
  usedAt       NUMBER(19) NOT NULL,
  restsUntil   NUMBER(19),
  offerTo      VARCHAR2(320 CHAR),
  offerUntil   NUMBER(19),
  CONSTRAINT parleyName_pk PRIMARY KEY (name)
);
CREATE INDEX parleyName_owner_idx ON parleyName (owner);
CREATE INDEX parleyName_used_idx ON parleyName (usedAt);

CREATE TABLE parleyAllow (
  name         VARCHAR2(128 CHAR) NOT NULL,
  jid          VARCHAR2(320 CHAR) NOT NULL,
  CONSTRAINT parleyAllow_pk PRIMARY KEY (name, jid)
);

CREATE TABLE parleySubscriber (
  name         VARCHAR2(128 CHAR) NOT NULL,
  jid          VARCHAR2(320 CHAR) NOT NULL,
  CONSTRAINT parleySubscriber_pk PRIMARY KEY (name, jid)
);

INSERT INTO ofVersion (name, version) VALUES ('parley', 1);

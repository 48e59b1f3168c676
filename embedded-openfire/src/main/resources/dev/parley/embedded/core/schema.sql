-- What Openfire 4.2.0 (schema version 26) reads and writes, as its own statements name it.
-- One statement ends at each semicolon that ends a line. {text} is the database's type for long text.
-- Dates are Openfire's: milliseconds since 1970, padded with zeros to 15 characters.

-- Accounts
create table ofUser (
  username varchar(64) primary key,
  name varchar(255), email varchar(255),
  plainPassword varchar(255), encryptedPassword varchar(1024),
  salt varchar(64), iterations integer, storedKey varchar(64), serverKey varchar(64),
  creationDate varchar(15) not null, modificationDate varchar(15) not null
);
create table ofUserProp (
  username varchar(64), name varchar(255), propValue {text} not null,
  primary key (username, name)
);
create table ofUserFlag (
  username varchar(64), name varchar(255), startTime varchar(15), endTime varchar(15),
  primary key (username, name)
);
create table ofSASLAuthorized (
  username varchar(64), principal varchar(1000),
  primary key (username, principal)
);

-- Contacts, presence, and what the server keeps for an account
create table ofRoster (
  rosterID bigint primary key,
  username varchar(64) not null, jid varchar(3071) not null, nick varchar(1024),
  sub integer not null, ask integer not null, recv integer not null
);
create index ofRoster_by_user on ofRoster (username);
create index ofRoster_by_jid on ofRoster (jid);
create table ofRosterGroups (
  rosterID bigint, rank integer, groupName varchar(255) not null,
  primary key (rosterID, rank)
);
create table ofPresence (
  username varchar(64) primary key, offlinePresence {text}, offlineDate varchar(15) not null
);
create table ofOffline (
  username varchar(64), messageID bigint,
  creationDate varchar(15) not null, messageSize integer not null, stanza {text} not null,
  primary key (username, messageID)
);
create table ofPrivate (
  username varchar(64), name varchar(255), namespace varchar(255), privateData {text} not null,
  primary key (username, name, namespace)
);
create table ofPrivacyList (
  username varchar(64), name varchar(255), isDefault integer not null, list {text} not null,
  primary key (username, name)
);
create table ofVCard (
  username varchar(64) primary key, vcard {text} not null
);

-- Groups
create table ofGroup (
  groupName varchar(255) primary key, description varchar(1024)
);
create table ofGroupProp (
  groupName varchar(255), name varchar(255), propValue {text} not null,
  primary key (groupName, name)
);
create table ofGroupUser (
  groupName varchar(255), username varchar(1024), administrator integer,
  primary key (groupName, username, administrator)
);

-- The server itself
create table ofProperty (
  name varchar(255) primary key, propValue {text} not null, encrypted integer
);
create table ofVersion (
  name varchar(64) primary key, version integer not null
);
create table ofID (
  idType integer primary key, id bigint not null
);
create table ofExtComponentConf (
  subdomain varchar(255) primary key,
  wildcard integer not null, secret varchar(255), permission varchar(16) not null
);
create table ofRemoteServerConf (
  xmppDomain varchar(255) primary key, remotePort integer, permission varchar(16) not null
);
create table ofSecurityAuditLog (
  msgID bigint primary key,
  username varchar(64) not null, entryStamp bigint not null,
  summary varchar(255) not null, node varchar(255) not null, details {text}
);

-- Rooms (XEP-0045)
create table ofMucService (
  serviceID bigint not null unique,
  subdomain varchar(255) primary key, description varchar(1024), isHidden integer not null
);
create table ofMucServiceProp (
  serviceID bigint, name varchar(255), propValue {text} not null,
  primary key (serviceID, name)
);
create table ofMucRoom (
  serviceID bigint, roomID bigint not null, name varchar(64),
  naturalName varchar(255) not null, description varchar(1024), subject varchar(1024),
  creationDate varchar(15) not null, modificationDate varchar(15) not null,
  lockedDate varchar(15) not null, emptyDate varchar(15),
  maxUsers integer not null, roomPassword varchar(255), rolesToBroadcast integer not null,
  publicRoom integer not null, moderated integer not null, membersOnly integer not null,
  canInvite integer not null, canChangeSubject integer not null, canDiscoverJID integer not null,
  canChangeNick integer not null, canRegister integer not null, useReservedNick integer not null,
  allowpm integer, logEnabled integer not null,
  primary key (serviceID, name)
);
create index ofMucRoom_by_id on ofMucRoom (roomID);
create table ofMucRoomProp (
  roomID bigint, name varchar(255), propValue {text} not null,
  primary key (roomID, name)
);
create table ofMucAffiliation (
  roomID bigint, jid varchar(3071), affiliation integer not null,
  primary key (roomID, jid)
);
create table ofMucMember (
  roomID bigint, jid varchar(3071),
  nickname varchar(255), firstName varchar(255), lastName varchar(255),
  url varchar(255), email varchar(255), faqentry varchar(255),
  primary key (roomID, jid)
);
create table ofMucConversationLog (
  roomID bigint not null, messageID bigint not null,
  sender varchar(3071) not null, nickname varchar(1024), logTime varchar(15) not null,
  subject varchar(1024), body {text}, stanza {text}
);
create index ofMucConversationLog_by_time on ofMucConversationLog (logTime);
create index ofMucConversationLog_by_id on ofMucConversationLog (messageID);

-- Publish-subscribe and PEP (XEP-0060, XEP-0163)
create table ofPubsubNode (
  serviceID varchar(100), nodeID varchar(100), leaf integer not null,
  name varchar(255), description varchar(1024), language varchar(64), parent varchar(100),
  creator varchar(3071) not null,
  creationDate varchar(15) not null, modificationDate varchar(15) not null,
  deliverPayloads integer not null, maxPayloadSize integer,
  persistItems integer, maxItems integer, maxLeafNodes integer,
  notifyConfigChanges integer not null, notifyDelete integer not null,
  notifyRetract integer not null, presenceBased integer not null,
  sendItemSubscribe integer not null, subscriptionEnabled integer not null,
  configSubscription integer not null,
  publisherModel varchar(32) not null, accessModel varchar(32) not null,
  replyPolicy varchar(32), associationPolicy varchar(32),
  payloadType varchar(255), bodyXSLT varchar(255), dataformXSLT varchar(255),
  primary key (serviceID, nodeID)
);
create table ofPubsubNodeJIDs (
  serviceID varchar(100), nodeID varchar(100), jid varchar(3071),
  associationType varchar(32) not null,
  primary key (serviceID, nodeID, jid)
);
create table ofPubsubNodeGroups (
  serviceID varchar(100) not null, nodeID varchar(100) not null, rosterGroup varchar(255) not null
);
create index ofPubsubNodeGroups_by_node on ofPubsubNodeGroups (serviceID, nodeID);
create table ofPubsubAffiliation (
  serviceID varchar(100), nodeID varchar(100), jid varchar(3071),
  affiliation varchar(32) not null,
  primary key (serviceID, nodeID, jid)
);
create table ofPubsubItem (
  serviceID varchar(100), nodeID varchar(100), id varchar(100),
  jid varchar(3071) not null, creationDate varchar(15) not null, payload {text},
  primary key (serviceID, nodeID, id)
);
create table ofPubsubSubscription (
  serviceID varchar(100), nodeID varchar(100), id varchar(100),
  jid varchar(3071) not null, owner varchar(3071) not null, state varchar(32) not null,
  deliver integer not null, digest integer not null, digest_frequency integer not null,
  expire varchar(15), includeBody integer not null, showValues varchar(255) not null,
  subscriptionType varchar(32) not null, subscriptionDepth integer not null,
  keyword varchar(255),
  primary key (serviceID, nodeID, id)
);
create table ofPubsubDefaultConf (
  serviceID varchar(100), leaf integer,
  deliverPayloads integer not null, maxPayloadSize integer not null,
  persistItems integer not null, maxItems integer not null, maxLeafNodes integer not null,
  notifyConfigChanges integer not null, notifyDelete integer not null,
  notifyRetract integer not null, presenceBased integer not null,
  sendItemSubscribe integer not null, subscriptionEnabled integer not null,
  publisherModel varchar(32) not null, accessModel varchar(32) not null,
  language varchar(64), replyPolicy varchar(32), associationPolicy varchar(32) not null,
  primary key (serviceID, leaf)
);

-- Openfire's own counters start above what it takes for granted, and it expects one room service.
insert into ofID (idType, id) values (18, 1);
insert into ofID (idType, id) values (19, 1);
insert into ofID (idType, id) values (23, 1);
insert into ofID (idType, id) values (26, 2);
insert into ofMucService (serviceID, subdomain, isHidden) values (1, 'conference', 0);
insert into ofVersion (name, version) values ('openfire', 26);

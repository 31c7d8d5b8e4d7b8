Grailbird.data.tweets_2016_02 = 
 [
 {
  "id_str": "33",
  "text": "@friend yes",
  "id": 33,
  "in_reply_to_status_id_str": "8",
  "in_reply_to_status_id": 8,
  "created_at": "2016-02-01 12:00:00 +0000",
  "entities": {}
 }
]
Grailbird.data.tweets_2016_01 = 
 [
 {
  "source": "web",
  "entities": {
   "user_mentions": [],
   "media": [],
   "hashtags": [],
   "urls": []
  },
  "geo": {},
  "id_str": "31",
  "text": "Snow day &amp; soup",
  "id": 31,
  "created_at": "2016-01-23 12:00:00 +0000",
  "user": {
   "name": "Made Up",
   "screen_name": "made_up",
   "id_str": "424242",
   "id": 424242
  }
 },
 {
  "id_str": "32",
  "text": "RT @friend: soup",
  "id": 32,
  "created_at": "2016-01-24 12:00:00 +0000",
  "retweeted_status": {
   "id_str": "9",
   "text": "soup",
   "id": 9
  },
  "entities": {}
 }
]
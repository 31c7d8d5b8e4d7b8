window.YTD.tweets_part1.part1 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1001"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "24"
      ],
      "favorite_count": "3",
      "id_str": "1001",
      "truncated": false,
      "retweet_count": "0",
      "id": "1001",
      "created_at": "Sat Aug 12 16:10:37 +0000 2023",
      "favorited": false,
      "full_text": "Night shift &amp; coffee",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1008"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "20"
      ],
      "favorite_count": "3",
      "id_str": "1008",
      "truncated": false,
      "retweet_count": "0",
      "id": "1008",
      "created_at": "Wed Aug 16 06:30:05 +0000 2023",
      "favorited": false,
      "full_text": "From the second part",
      "lang": "en"
    }
  }
]

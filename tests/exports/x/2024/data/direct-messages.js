window.YTD.direct_messages.part0 = [
  {
    "dmConversation": {
      "note": "never opened"
    }
  }
]
